/** Numbers of instructions in an array that grows and is used again. */
export class InstructionList {
  count = 0
  pc = new Uint32Array(256)

  add(pc: number): void {
    if (this.count === this.pc.length) {
      const longer = new Uint32Array(this.count * 2)
      longer.set(this.pc)
      this.pc = longer
    }
    this.pc[this.count++] = pc
  }

  /** In ascending order: most lists are so already. */
  sort(): void {
    const { pc, count } = this
    for (let i = 1; i < count; i += 1) {
      if (pc[i - 1] < pc[i]) continue
      pc.subarray(0, count).sort()
      return
    }
  }
}
