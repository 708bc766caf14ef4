extension Comparison {
    /// Compares two clients; values that many have count for less, as `census` knows.
    package init(_ one: Traits, _ other: Traits, in census: Census) {
        self.init()
        // Likeness is measured from one side; it must not matter from which.
        let (one, other) = one.mark <= other.mark ? (one, other) : (other, one)
        noteNames(one, other, in: census)
        noteBest(.title, [one.title].compactMap(\.self), [other.title].compactMap(\.self), census, \.code) {
            $0.grade(to: $1, in: census)
        }
        noteBest(.born, [one.born].compactMap(\.self), [other.born].compactMap(\.self), census, \.code) {
            $0.grade(to: $1)
        }
        noteBest(.identifier, one.identifiers, other.identifiers, census, \.code) { $0.numberGrade(to: $1) }
        noteBest(.phone, one.phones, other.phones, census, \.code) { $0.numberGrade(to: $1) }
        noteBest(.email, one.emails, other.emails, census, \.code) { $0.grade(to: $1) }
        noteBest(.address, one.addresses, other.addresses, census, \.code) { $0.grade(to: $1, in: census) }
    }

    /// Of all that one has and all that the other has, the pair that agrees best.
    private mutating func noteBest<Value>(
        _ field: Field,
        _ ones: [Value],
        _ others: [Value],
        _ census: Census,
        _ code: (Value) -> UInt64,
        _ grade: (Value, Value) -> Grade
    ) {
        for mine in ones {
            for yours in others {
                let grade = grade(mine, yours)
                if let best = self[field], best.rawValue < grade.rawValue { continue }
                let surprise = grade == .same ? census.surprise(at: code(mine), in: field) : 0
                if self[field] == .same, surprise < self.surprise(of: field) { continue }
                note(grade, of: field, surprise: surprise)
            }
        }
    }

    /// Family and given name stand crossed in many a list; they are compared the way in which they agree better.
    private mutating func noteNames(_ one: Traits, _ other: Traits, in census: Census) {
        noteName(.patronymic, one.patronymic, other.patronymic, in: census)
        let straight = Self.badness(one.family, other.family) + Self.badness(one.given, other.given)
        if straight == 0 || straight <= Self.badness(one.family, other.given) + Self.badness(one.given, other.family) {
            noteName(.family, one.family, other.family, in: census)
            noteName(.given, one.given, other.given, in: census)
            return
        }
        // Which of the two is the given name, people's habits tell.
        let isFirstGiven = census.isGivenName(one.family, ratherThan: one.given)
        noteName(isFirstGiven ? .given : .family, one.family, other.given, in: census)
        noteName(isFirstGiven ? .family : .given, one.given, other.family, in: census)
    }

    private mutating func noteName(_ field: Field, _ mine: Word?, _ yours: Word?, in census: Census) {
        guard let mine, let yours else { return }
        let grade = mine.nameGrade(to: yours, as: field)
        note(grade, of: field, surprise: grade == .same ? Self.surprise(of: mine, as: field, in: census) : 0)
    }

    /// What stands in the wrong place is rare there, and yet no rare name.
    private static func surprise(of name: Word, as field: Field, in census: Census) -> Float {
        if field == .patronymic { return census.surprise(at: name.code, in: .patronymic) }
        return min(census.surprise(at: name.code, in: .family), census.surprise(at: name.code, in: .given))
    }

    private static func badness(_ mine: Word?, _ yours: Word?) -> Int {
        guard let mine, let yours else { return Grade.similar.rawValue }
        return mine.slipGrade(to: yours).rawValue
    }
}
