import Basics

/// A profile made ready to be compared: every text as words in plain letters.
package struct Traits: Sendable {
    let family: Word?
    let given: Word?
    let patronymic: Word?
    /// The words of an organisation's name that tell it from others.
    let title: Phrase?
    let born: BornTrait?
    let identifiers: [Word]
    let phones: [Word]
    let emails: [EmailTrait]
    let addresses: [Phrase]
    /// Stands for all of it.
    let mark: UInt64

    package init(_ profile: Profile) {
        switch profile.who {
        case .person(let name):
            family = Word(PlainLetters.joined(name.family))
            given = Word(PlainLetters.joined(name.given))
            patronymic = Word(PlainLetters.joined(name.patronymic))
            title = nil
        case .organisation(let name):
            (family, given, patronymic) = (nil, nil, nil)
            title = Phrase(LegalForms.dropped(from: PlainLetters.words(of: name)))
        }
        born = profile.born.map(BornTrait.init)
        identifiers = profile.identifiers.compactMap { Word(PlainLetters.joined($0)) }
        phones = profile.phones.compactMap { Word(PlainLetters.joined($0.e164)) }
        emails = profile.emails.compactMap(EmailTrait.init)
        addresses = profile.addresses.compactMap { Phrase(PlainLetters.words(of: $0)) }
        let names = [family?.code, given?.code, patronymic?.code, title?.code, born?.code].map { $0 ?? 0 }
        let points = emails.map { $0.code } + addresses.map { $0.code }
        mark = (names + points + (identifiers + phones).map { $0.code }).reduce(0) { StableHash.of($0, $1) }
    }
}

/// Words of which the order matters little, as in an address or a company's name.
struct Phrase: Sendable {
    let words: [Word]
    /// Stands for all of its words, in any order.
    let code: UInt64

    /// - Returns: nil when there are no words.
    init?(_ plain: [[UInt8]]) {
        let words = plain.compactMap(Word.init)
        guard !words.isEmpty else { return nil }
        self.words = words
        code = words.reduce(0) { $0 &+ $1.code }
    }
}

struct EmailTrait: Sendable {
    let local: Word
    let domain: Word
    /// The digits of the local part.
    let digits: UInt64
    let code: UInt64

    init?(_ address: EmailAddress) {
        let halves = address.normalized.split(separator: "@", maxSplits: 1)
        guard halves.count == 2, let local = Word(PlainLetters.joined(String(halves[0]))),
            let domain = Word(PlainLetters.joined(String(halves[1])))
        else { return nil }
        self.local = local
        self.domain = domain
        digits = StableHash.of(halves[0].utf8.filter(PlainLetters.isDigit))
        code = StableHash.of(address.normalized.utf8)
    }
}

struct BornTrait: Sendable {
    let day: Birthday
    /// Year, month and day as eight digits, in which a slip of the finger shows.
    let digits: Word?

    init(_ day: Birthday) {
        self.day = day
        let number = (day.year ?? 0) * 10_000 + day.month * 100 + day.day
        digits = day.year == nil ? nil : Word(Array(String(number).utf8))
    }

    var code: UInt64 { digits?.code ?? StableHash.of(UInt64(day.month), UInt64(day.day)) }
}
