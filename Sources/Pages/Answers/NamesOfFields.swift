/// The paths of all fields that a value would be written with, as `JSONNames` has them, without writing it: `from.email`.
enum NamesOfFields {
    static func of(_ value: some Encodable) throws -> Set<String> {
        let found = Found()
        try value.encode(to: NameEncoder(path: "", found: found))
        return found.paths
    }

    fileprivate final class Found {
        var paths: Set<String> = []
    }
}

private struct NameEncoder: Encoder {
    let path: String
    let found: NamesOfFields.Found

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Fields(path: path, found: found))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { Elements(path: path, found: found) }
    func singleValueContainer() -> any SingleValueEncodingContainer { Alone(path: path, found: found) }

    func at(_ name: String) -> NameEncoder {
        NameEncoder(path: path.isEmpty ? name : path + "." + name, found: found)
    }
}

private struct Fields<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let path: String
    let found: NamesOfFields.Found

    var codingPath: [any CodingKey] { [] }
    private var encoder: NameEncoder { NameEncoder(path: path, found: found) }

    private func note(_ key: Key) -> NameEncoder {
        let field = encoder.at(key.stringValue)
        found.paths.insert(field.path)
        return field
    }

    // What is null counts as not written.
    func encodeNil(forKey key: Key) {}
    func encode(_ value: String, forKey key: Key) { _ = note(key) }
    func encode(_ value: Bool, forKey key: Key) { _ = note(key) }
    func encode(_ value: Int, forKey key: Key) { _ = note(key) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try value.encode(to: note(key)) }

    func nestedContainer<Nested: CodingKey>(keyedBy: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
        note(key).container(keyedBy: Nested.self)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { note(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder.at("super") }
    func superEncoder(forKey key: Key) -> any Encoder { note(key) }
}

private struct Elements: UnkeyedEncodingContainer {
    let path: String
    let found: NamesOfFields.Found
    private(set) var count = 0

    var codingPath: [any CodingKey] { [] }

    init(path: String, found: NamesOfFields.Found) {
        self.path = path
        self.found = found
    }

    private mutating func next() -> NameEncoder {
        defer { count += 1 }
        return NameEncoder(path: "\(path).\(count)", found: found)
    }

    mutating func encodeNil() { count += 1 }
    mutating func encode(_ value: some Encodable) throws { try value.encode(to: next()) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        next().container(keyedBy: Nested.self)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { next().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { next() }
}

private struct Alone: SingleValueEncodingContainer {
    let path: String
    let found: NamesOfFields.Found

    var codingPath: [any CodingKey] { [] }

    func encodeNil() {}
    func encode(_ value: String) {}
    func encode(_ value: Bool) {}
    func encode(_ value: Int) {}
    func encode(_ value: Double) {}

    func encode(_ value: some Encodable) throws {
        // A number of any size encodes itself as itself.
        if value is any Numeric { return }
        try value.encode(to: NameEncoder(path: path, found: found))
    }
}
