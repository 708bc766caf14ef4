import Basics

extension BlockingKey {
    /// All keys of a client, each once.
    package static func all(of client: Traits) -> [BlockingKey] {
        Array(Set(points(of: client) + names(of: client) + birth(of: client) + places(of: client) + titles(of: client)))
            .sorted()
    }

    private static func points(of client: Traits) -> [BlockingKey] {
        client.identifiers.map { BlockingKey(.identifier, $0.code) }
            + client.phones.map { BlockingKey(.phone, $0.code) }
            + client.emails.map { BlockingKey(.email, $0.code) }
    }

    /// Family and given name stand crossed in many a list, so keys don't tell one from the other.
    private static func names(of client: Traits) -> [BlockingKey] {
        guard let family = client.family, let given = client.given else { return [] }
        let root = Nicknames.root(of: given)
        let both = family.sound &+ root
        var keys = [BlockingKey(.names, both)]
        if let patronymic = client.patronymic { keys.append(BlockingKey(.fullName, both, patronymic.sound)) }
        if let year = client.born?.day.year {
            keys.append(BlockingKey(.nameStems, family.stem &+ given.stem, UInt64(year)))
        }
        return keys
    }

    private static func birth(of client: Traits) -> [BlockingKey] {
        guard let day = client.born?.day else { return [] }
        let month = UInt64(day.month) << 8 | UInt64(day.day)
        var keys = [client.family].compactMap(\.self).map { BlockingKey(.familyAndDay, $0.sound, month) }
        guard let year = day.year.map(UInt64.init) else { return keys }
        for name in [client.family, client.given].compactMap(\.self) {
            keys.append(BlockingKey(.born, year << 16 | month, UInt64(name.initial)))
        }
        keys += [client.family].compactMap(\.self).map { BlockingKey(.familyAndYear, $0.sound, year) }
        return keys
    }

    private static func places(of client: Traits) -> [BlockingKey] {
        client.addresses.flatMap { address -> [BlockingKey] in
            let names = [client.family, client.given].compactMap(\.self)
            var keys: [BlockingKey] = []
            for code in address.words where code.isNumber && code.count > 3 {
                keys += names.map { BlockingKey(.nameAndPostcode, $0.sound, code.code) }
            }
            if let house = address.words.first(where: { $0.isNumber && $0.count < 4 }), let street = address.longestWord
            {
                keys.append(BlockingKey(.house, street.sound, house.code))
            }
            return keys
        }
    }

    private static func titles(of client: Traits) -> [BlockingKey] {
        guard let title = client.title else { return [] }
        let telling = title.words.filter { $0.count > 3 || title.words.count == 1 }
        let domains = client.emails.map { BlockingKey(.domain, $0.domain.code) }
        return [BlockingKey(.title, title.words.reduce(0) { $0 &+ $1.sound })] + domains
            + telling.map { BlockingKey(.titleWord, $0.sound) }
    }
}

extension Word {
    /// Its first three letters.
    fileprivate var stem: UInt64 {
        StableHash.of((0..<min(3, count)).map { letters[$0] })
    }
}

extension Phrase {
    fileprivate var longestWord: Word? {
        words.filter { !$0.isNumber }.max { ($0.count, $1.code) < ($1.count, $0.code) }
    }
}
