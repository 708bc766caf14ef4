/// Why something is no sound that we can read.
package enum WaveFault: Error, Equatable, Sendable {
    case notWave
    /// A sound, but not as telephones are recorded: what its head says.
    case otherForm(format: Int, channels: Int, rate: Int, bits: Int)
}
