extension Word {
    /// Whether the words are at most this many typing errors apart (Damerau–Levenshtein: a letter missing, too many, wrong,
    /// or two neighbours swapped).
    func isWithin(_ errors: Int, of other: Word) -> Bool {
        if self == other { return true }
        guard abs(count - other.count) <= errors else { return false }
        return Self.isWithin(errors, self, 0, other, 0)
    }

    private static func isWithin(_ errors: Int, _ left: Word, _ i: Int, _ right: Word, _ j: Int) -> Bool {
        var (i, j) = (i, j)
        while i < left.count, j < right.count, left.letters[i] == right.letters[j] {
            i += 1
            j += 1
        }
        let (more, others) = (left.count - i, right.count - j)
        if more == 0 || others == 0 { return max(more, others) <= errors }
        guard errors > 0, abs(more - others) <= errors else { return false }
        if more > 1, others > 1, left.letters[i] == right.letters[j + 1], left.letters[i + 1] == right.letters[j],
            isWithin(errors - 1, left, i + 2, right, j + 2)
        {
            return true
        }
        return isWithin(errors - 1, left, i + 1, right, j + 1) || isWithin(errors - 1, left, i + 1, right, j)
            || isWithin(errors - 1, left, i, right, j + 1)
    }

    /// Jaro–Winkler: 0 when little is alike, 1 when all is; a common beginning counts for more.
    func likeness(to other: Word) -> Float {
        if self == other { return 1 }
        guard jaroAtMost(other) > 0.7 else { return 0 }
        let jaro = jaro(other)
        guard jaro > 0.7 else { return jaro }
        var common = 0
        while common < 4, common < count, common < other.count, letters[common] == other.letters[common] { common += 1 }
        return jaro + Float(common) * 0.1 * (1 - jaro)
    }

    /// What the sets of letters allow, which is quick to see.
    private func jaroAtMost(_ other: Word) -> Float {
        let mine = count - (present & ~other.present).nonzeroBitCount
        let yours = other.count - (other.present & ~present).nonzeroBitCount
        let matched = Float(max(0, min(mine, yours)))
        return (matched / Float(count) + matched / Float(other.count) + 1) / 3
    }

    func jaro(_ other: Word) -> Float {
        let reach = max(0, max(count, other.count) / 2 - 1)
        var taken: UInt32 = 0
        var mine = SIMD32<UInt8>()
        var matched = 0
        for place in 0..<count {
            let letter = letters[place]
            var there = max(0, place - reach)
            let end = min(other.count, place + reach + 1)
            while there < end, taken & 1 << there != 0 || other.letters[there] != letter { there += 1 }
            guard there < end else { continue }
            taken |= 1 << there
            mine[matched] = letter
            matched += 1
        }
        guard matched > 0 else { return 0 }
        var crossed = 0
        var next = 0
        for there in 0..<other.count where taken & 1 << there != 0 {
            if other.letters[there] != mine[next] { crossed += 1 }
            next += 1
        }
        let (found, half) = (Float(matched), Float(crossed) / 2)
        return (found / Float(count) + found / Float(other.count) + (found - half) / found) / 3
    }
}
