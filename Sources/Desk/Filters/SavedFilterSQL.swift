import Basics
import People
import Store

extension SavedFilter.Audience.Word: Storable {}

extension SavedFilter: Record {
    package static let columns: SQL = """
        saved_filter.id, saved_filter.name, saved_filter.query, saved_filter.author, saved_filter.audience,
        saved_filter.department, saved_filter.role, saved_filter.key, saved_filter.is_default, saved_filter.version
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        name = try row.read()
        query = try row.read()
        author = try row.read()
        let word: Audience.Word = try row.read()
        let (department, role): (Department.ID?, Role?) = (try row.read(), try row.read())
        switch (word, department, role) {
        case (.department, let department?, _): audience = .department(department)
        case (.role, _, let role?): audience = .role(role)
        case (.everyone, _, _): audience = .everyone
        default: audience = .own
        }
        key = try row.read()
        isDefault = try row.read()
        version = try row.read()
    }
}

extension Snapshot {
    /// Those that a member has: their own, then those of their department and roles, then everyone's; each by name.
    package func savedFilters(of member: Member) throws -> [SavedFilter] {
        guard let person = member.id else { return [] }
        let found: [SavedFilter] = try all(
            """
            SELECT \(SavedFilter.columns) FROM saved_filter
            WHERE saved_filter.removed IS NULL AND (
                saved_filter.author = \(person) AND saved_filter.audience = 'own'
                OR saved_filter.audience = 'everyone'
                OR saved_filter.audience = 'department' AND saved_filter.department = \(member.department)
                OR saved_filter.audience = 'role' AND saved_filter.role IN (
                    SELECT person_role.role FROM person_role WHERE person_role.person = \(person)))
            LIMIT 200
            """
        )
        return found.sorted {
            ($0.audience.word.nearness, $0.name, $0.id) < ($1.audience.word.nearness, $1.name, $1.id)
        }
    }

    /// - Returns: nil when there is none that this member may change.
    package func savedFilter(_ id: SavedFilter.ID, changeableBy member: Member, removed: Bool = false) throws
        -> SavedFilter?
    {
        let state: SQL = removed ? "saved_filter.removed IS NOT NULL" : "saved_filter.removed IS NULL"
        let found: SavedFilter? = try first(
            "SELECT \(SavedFilter.columns) FROM saved_filter WHERE saved_filter.id = \(id) AND \(state)"
        )
        guard let found else { return nil }
        let isOwn = found.author == member.id
        return isOwn || found.audience != .own && member.may(.shapeWork) ? found : nil
    }
}

extension SavedFilter.Audience.Word {
    /// What is nearer comes first.
    fileprivate var nearness: Int {
        switch self {
        case .own: 0
        case .department: 1
        case .role: 2
        case .everyone: 3
        }
    }
}

extension Transaction {
    func insert(_ filter: SavedFilter) throws {
        try send(
            """
            INSERT INTO saved_filter (id, name, query, author, audience, department, role, key, is_default, made, version)
            VALUES (\(filter.id), \(filter.name), \(filter.query), \(filter.author), \(filter.audience.word),
                \(filter.audience.department), \(filter.audience.role), \(filter.key), \(filter.isDefault), \(now),
                \(filter.version))
            """
        )
    }

    /// - Returns: false when somebody has changed it meanwhile.
    func save(_ next: SavedFilter) throws -> Bool {
        try run(
            """
            UPDATE saved_filter SET name = \(next.name), query = \(next.query), audience = \(next.audience.word),
                department = \(next.audience.department), role = \(next.audience.role), key = \(next.key),
                is_default = \(next.isDefault), version = \(next.version)
            WHERE id = \(next.id) AND version = \(next.version - 1) AND removed IS NULL
            """
        ) == 1
    }
}

extension SavedFilter.Audience {
    var department: Department.ID? {
        if case .department(let id) = self { id } else { nil }
    }

    var role: Role? {
        if case .role(let role) = self { role } else { nil }
    }
}
