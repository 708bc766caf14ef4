import Yams

/// One place in the YAML text: what stands there and by which keys one gets to it, so that complaints can say where to look.
struct MappingPlace {
    let key: String
    private let node: Node

    /// The whole of a mapping.
    init(yaml: String) throws {
        do {
            guard let node = try Yams.compose(yaml: yaml) else { throw MappingRefusal(.missing, key: "source") }
            self.init(key: "", node)
        } catch let error as YamlError {
            throw MappingRefusal(error)
        }
    }

    private init(key: String, _ node: Node) {
        self.key = key
        self.node = node
    }

    func refusal(_ fault: MappingRefusal.Fault) -> MappingRefusal {
        MappingRefusal(fault, key: key, line: node.mark?.line)
    }

    /// The keys and values of a table that may have these keys and no others.
    func fields(_ known: [String]) throws -> MappingFields {
        let pairs = try pairs()
        for (name, place) in pairs where !known.contains(name) { throw place.refusal(.unknownKey(known: known)) }
        return MappingFields(of: self, Dictionary(pairs) { first, _ in first })
    }

    /// The keys and values of a table with keys of the writer's own choice, in the order written.
    func pairs() throws -> [(name: String, place: MappingPlace)] {
        guard case .mapping(let table) = node else { throw refusal(.wrongType(.table, found: found)) }
        return try table.compactMap { name, value in
            guard case .scalar(let scalar) = name else { throw refusal(.wrongType(.text, found: "…")) }
            let place = MappingPlace(key: key.isEmpty ? scalar.string : "\(key).\(scalar.string)", value)
            return place.isNothing ? nil : (scalar.string, place)
        }
    }

    func list() throws -> [MappingPlace] {
        guard case .sequence(let items) = node else { throw refusal(.wrongType(.list, found: found)) }
        return items.enumerated().map { MappingPlace(key: "\(key)[\($0 + 1)]", $1) }
    }

    /// Any scalar, as it is written: in a table of words, `2` and `no` are words.
    func text() throws -> String {
        guard let word else { throw refusal(.wrongType(.text, found: found)) }
        return word
    }

    func number() throws -> Int {
        guard let number = word.flatMap({ Int($0) }), number >= 0 else {
            throw refusal(.wrongType(.number, found: found))
        }
        return number
    }

    var isTable: Bool {
        if case .mapping = node { true } else { false }
    }

    var isList: Bool {
        if case .sequence = node { true } else { false }
    }

    /// For complaints.
    var found: String {
        switch node {
        case .scalar(let scalar): scalar.string
        case .mapping: "{…}"
        case .sequence: "[…]"
        case .alias: "*…"
        }
    }

    private var word: String? {
        if case .scalar(let scalar) = node { scalar.string } else { nil }
    }

    /// `key:` with nothing behind it is as good as no key.
    private var isNothing: Bool {
        if case .scalar(let scalar) = node { scalar.style == .plain && scalar.string.isEmpty } else { false }
    }
}

/// A table whose keys are known.
struct MappingFields {
    private let table: MappingPlace
    private let places: [String: MappingPlace]

    init(of table: MappingPlace, _ places: [String: MappingPlace]) {
        self.table = table
        self.places = places
    }

    subscript(name: String) -> MappingPlace? { places[name] }

    func required(_ name: String) throws -> MappingPlace {
        if let place = places[name] { return place }
        let key = table.key.isEmpty ? name : "\(table.key).\(name)"
        throw MappingRefusal(.missing, key: key, line: table.refusal(.missing).line)
    }
}

extension MappingRefusal {
    fileprivate init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(.notYAML(problem), line: mark.line)
        case .duplicatedKeysInMapping(let keys, let context):
            self.init(.notYAML("duplicate keys: \(keys.joined(separator: ", "))"), line: context.mark.line)
        default:
            self.init(.notYAML("\(error)"))
        }
    }
}
