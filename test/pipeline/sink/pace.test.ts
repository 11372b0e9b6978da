import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { Pace } from '../../../src/pipeline/sink/pace.js'

let now = 1000
jest.spyOn(performance, 'now').mockImplementation(() => now)

/** A pace of samples with these distances, in ms. */
function paceOf(...distances: number[]): Pace {
  const pace = new Pace()
  for (const distance of distances) {
    now += distance
    pace.noteSample()
  }
  return pace
}

describe('a pace', () => {
  afterEach(() => {
    now = 1000
  })

  it('is not fast before several samples have followed one another', () => {
    expect(new Pace().isFast).toBe(false)
    expect(paceOf(0.1, 0.1).isFast).toBe(false)
    expect(paceOf(...Array.from({ length: 10 }, () => 0.1)).isFast).toBe(true)
  })

  it('is not fast for a camera, and no longer fast after a pause', () => {
    expect(paceOf(...Array.from({ length: 100 }, () => 33)).isFast).toBe(false)
    const pace = paceOf(...Array.from({ length: 100 }, () => 0.1))
    now += 10_000
    pace.noteSample()
    expect(pace.isFast).toBe(false)
  })

  it('expects the next sample for a moment, and then no longer', () => {
    const pace = paceOf(...Array.from({ length: 100 }, () => 1))
    expect(pace.isSoon).toBe(true)
    now += 1.5
    expect(pace.isSoon).toBe(true)
    now += 1
    expect(pace.isSoon).toBe(false)
    expect(pace.isFast).toBe(true)
  })
})
