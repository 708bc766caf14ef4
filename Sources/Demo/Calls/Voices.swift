import Foundation

/// Two people in talk, as from behind a wall: one hears who speaks when and how, and no word.
struct Voices: Sendable {
    private static let rate = 8000
    private var chance: Chance

    init(seed: Int) {
        chance = Chance(.call, seed)
    }

    /// - Parameter sides: how many speak, each in a channel of their own, one after another.
    /// - Returns: samples of whole frames.
    mutating func talk(seconds: Int, sides: Int) -> [Int16] {
        let length = seconds * Self.rate
        var samples = [Int16](repeating: 0, count: length * sides)
        let speakers = (0..<sides).map { side in Speaker(pitch: Double(side == 0 ? 165 : 112) + chance.unit() * 25) }
        var (place, side) = (Self.rate / 3, sides - 1)
        while place < length {
            place = say(chance.within(6...16), from: place, of: length, by: speakers[side]) { at, sample in
                samples[at * sides + side] = sample
            }
            // Nobody waits long with the answer.
            place += Int(Double(Self.rate) * (0.25 + chance.unit() * 0.5))
            side = (side + 1) % sides
        }
        return samples
    }

    private struct Speaker {
        let pitch: Double
    }

    /// Vowels, by the two pitches at which they are loudest.
    private static let vowels: [(Double, Double)] = [(700, 1200), (500, 1800), (320, 2300), (460, 900), (340, 750)]

    /// - Returns: where it ends.
    private mutating func say(
        _ syllables: Int,
        from start: Int,
        of length: Int,
        by speaker: Speaker,
        _ put: (Int, Int16) -> Void
    ) -> Int {
        var place = start
        for syllable in 0..<syllables {
            let (first, second) = chance.pick(Self.vowels)
            let duration = Int(Double(Self.rate) * (0.11 + chance.unit() * 0.09))
            // The voice falls towards the end of what is said.
            let pitch = speaker.pitch * (1.12 - 0.22 * Double(syllable) / Double(syllables) + chance.unit() * 0.06)
            let tones = (1...Int(3000 / pitch)).map { number in
                let tone = pitch * Double(number)
                return (tone, Self.loudness(tone, first) + 0.5 * Self.loudness(tone, second))
            }
            for offset in 0..<duration where place + offset < length {
                let time = Double(place + offset) / Double(Self.rate)
                let swell = sin(.pi * Double(offset) / Double(duration))
                let wave = tones.reduce(0) { $0 + $1.1 * sin(2 * .pi * $1.0 * time) }
                put(place + offset, Int16(max(-1, min(1, wave * swell * 0.22)) * 14_000))
            }
            place += duration + Int(Double(Self.rate) * chance.unit() * 0.04)
        }
        return place
    }

    private static func loudness(_ tone: Double, _ formant: Double) -> Double {
        let distance = (tone - formant) / 160
        return 1 / (1 + distance * distance)
    }
}
