import Basics

extension Word {
    /// - Parameter field: the part of a name that both words are.
    func nameGrade(to other: Word, as field: Field) -> Grade {
        if self == other { return .same }
        if field != .family, count == 1 || other.count == 1 { return initial == other.initial ? .similar : .different }
        if field == .patronymic, isSons != other.isSons { return .different }
        if field == .given, Nicknames.agree(self, other) { return .alike }
        let grade = slipGrade(to: other)
        // Александр and Александра, Daniel and Daniela: rather brother and sister than a slip.
        return field == .given && grade == .alike && endsInA != other.endsInA ? .similar : grade
    }

    /// As far as the letters tell.
    func slipGrade(to other: Word) -> Grade {
        if self == other { return .same }
        if sound == other.sound || min(count, other.count) > 3 && isWithin(1, of: other) { return .alike }
        let likeness = likeness(to: other)
        return likeness >= 0.92 ? .alike : likeness >= 0.82 ? .similar : .different
    }

    private var endsInA: Bool { letters[count - 1] == UInt8(ascii: "a") }

    /// «Сергеевич», not «Сергеевна».
    private var isSons: Bool { !endsInA }

    /// Numbers have no sound: only slips are forgiven.
    func numberGrade(to other: Word) -> Grade {
        if self == other { return .same }
        guard min(count, other.count) >= 6 else { return .different }
        return isWithin(1, of: other) ? .alike : isWithin(2, of: other) ? .similar : .different
    }
}

extension EmailTrait {
    func grade(to other: EmailTrait) -> Grade {
        if code == other.code { return .same }
        if local == other.local {
            let isDomainSlip = domain.isWithin(2, of: other.domain)
            guard CommonMailboxes.contains(local) else { return isDomainSlip ? .alike : .similar }
            // Short domains are within a slip or two of many others.
            return isDomainSlip && min(domain.count, other.domain.count) > 8 ? .alike : .different
        }
        // a.ivanov1 and a.ivanov2 are namesakes: where the digits differ, there was no slip.
        let isSlip =
            min(local.count, other.local.count) > 4 && digits == other.digits && local.isWithin(1, of: other.local)
        return isSlip ? domain == other.domain ? .alike : .similar : .different
    }
}

extension BornTrait {
    func grade(to other: BornTrait) -> Grade {
        let sameDay = day.month == other.day.month && day.day == other.day.day
        guard let digits, let others = other.digits else { return sameDay ? .similar : .different }
        if digits == others { return .same }
        let isCrossed = day.year == other.day.year && day.month == other.day.day && day.day == other.day.month
        if isCrossed || digits.isWithin(1, of: others) { return .alike }
        let agreed = [day.year == other.day.year, day.month == other.day.month, day.day == other.day.day]
        return agreed.count(where: \.self) == 2 ? .similar : .different
    }
}

extension Phrase {
    /// Compares by what the words weigh: that both have a rare word tells more than that both have «улица».
    func grade(to other: Phrase, in census: Census) -> Grade {
        if code == other.code { return .same }
        let overlap = overlap(with: other, in: census)
        return overlap >= 0.85 ? .alike : overlap >= 0.55 ? .similar : .different
    }

    /// The share of weight that finds its like on the other side: 0 to 1.
    func overlap(with other: Phrase, in census: Census) -> Float {
        var left = other.words
        var (all, shared) = (Float(0), Float(0))
        var unmatched: [Word] = []
        for word in words {
            let weight = census.surprise(ofWord: word)
            all += weight
            if let place = left.firstIndex(of: word) {
                shared += 2 * weight
                all += weight
                left.remove(at: place)
            } else {
                unmatched.append(word)
            }
        }
        for word in unmatched where !word.isNumber {
            guard let place = left.firstIndex(where: { !$0.isNumber && $0.slipGrade(to: word) == .alike })
            else { continue }
            let weight = min(census.surprise(ofWord: word), census.surprise(ofWord: left[place]))
            shared += 2 * weight
            all += census.surprise(ofWord: left[place])
            left.remove(at: place)
        }
        for word in left { all += census.surprise(ofWord: word) }
        return all > 0 ? shared / all : 0
    }
}
