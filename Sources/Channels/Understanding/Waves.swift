import Mail

/// Orders letters that came together so that each comes after those that it follows: a wave holds letters of which none names
/// another, as far as they don't name one another in a circle.
enum Waves {
    static func split(_ letters: [ReadLetter]) -> [[ReadLetter]] {
        var rest = letters
        var waves: [[ReadLetter]] = []
        while !rest.isEmpty {
            let names = Set(rest.compactMap(\.kept.messageID))
            var taken: Set<MessageID> = []
            var (wave, later): ([ReadLetter], [ReadLetter]) = ([], [])
            for letter in rest {
                let waits = letter.follows.contains { names.contains($0.id) }
                // Two of one name would both be found by it, so the second waits for what became of the first.
                let isNew = letter.kept.messageID.map { taken.insert($0).inserted } ?? true
                if waits || !isNew { later.append(letter) } else { wave.append(letter) }
            }
            if wave.isEmpty { wave = [later.removeFirst()] }
            waves.append(wave)
            rest = later
        }
        return waves
    }
}
