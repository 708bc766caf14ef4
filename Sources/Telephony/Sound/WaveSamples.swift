/// Samples as they lie in a WAV file: sixteen bits each, the lower half first.
package enum WaveSamples {
    package static func bytes(of samples: [Int16]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: samples.count * 2) { buffer, filled in
            for (place, sample) in samples.enumerated() {
                buffer[place * 2] = UInt8(truncatingIfNeeded: sample)
                buffer[place * 2 + 1] = UInt8(truncatingIfNeeded: sample >> 8)
            }
            filled = samples.count * 2
        }
    }
}
