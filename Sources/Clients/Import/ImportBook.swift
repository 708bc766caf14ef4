import Basics
import Events
import Files
import Formats
import People
import Store

/// What may be done with files of clients, by one member in one transaction.
package struct ImportBook {
    let tx: Transaction
    let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// Takes a file in; `plan` says later what its columns are.
    package func open(_ written: WrittenFile, _ look: ImportLook) throws -> ClientImport {
        try member.require(.importClients)
        let file = try tx.finish(written)
        let new = ClientImport(
            id: tx.newID(),
            file: file.id,
            fileName: file.name,
            format: look.format,
            size: file.size,
            plan: look.plan,
            state: .draft,
            whole: look.size,
            madeBy: member.id,
            made: tx.now
        )
        try tx.insert(new, fingerprint: file.sha256)
        return new
    }

    /// Says what its columns are.
    package func plan(_ id: ClientImport.ID, _ look: ImportLook) throws {
        try member.require(.importClients)
        _ = try visible(id)
        guard try tx.setPlan(look.plan, whole: look.size, of: id) else { throw ImportRefusal.begun }
    }

    /// Begins it, or lets it go on.
    /// - Parameter inBackground: a job does it; else whoever asked does.
    package func start(_ id: ClientImport.ID, inBackground: Bool = true) throws {
        try member.require(.importClients)
        let found = try visible(id)
        if found.format == .table { try found.plan.check() }
        guard try tx.setState(.running, of: id, from: [.draft, .stopped, .failed]) else { return }
        if found.reached == 0 { try tx.record(.importBegun(found), by: member.actor) }
        if inBackground { try tx.enqueue(ImportJob.kind, payload: ImportJob.Payload(id: id)) }
    }

    /// Stops it after the rows that are being written; `start` lets it go on.
    package func stop(_ id: ClientImport.ID) throws {
        try member.require(.importClients)
        let found = try visible(id)
        guard try tx.setState(.stopped, of: id, from: [.running]) else { return }
        try tx.record(.importStopped(found), by: member.actor)
    }

    /// Throws the file away. What was made of it stays.
    package func discard(_ id: ClientImport.ID) throws {
        try member.require(.importClients)
        let found = try visible(id)
        guard found.state != .running else { throw ImportRefusal.begun }
        try tx.letGoFile(of: found)
        if found.state != .done { _ = try tx.setState(.done, of: id, from: [.draft, .stopped, .failed]) }
        if found.state != .draft, found.state != .done { try tx.record(.importEnded(found), by: member.actor) }
    }

    private func visible(_ id: ClientImport.ID) throws -> ClientImport {
        guard let found = try tx.clientImport(id, of: member) else { throw ImportRefusal.notFound }
        return found
    }
}

extension ClientImport {
    fileprivate init(
        id: ID,
        file: StoredFile.ID,
        fileName: String,
        format: ImportFormat,
        size: Int64,
        plan: ImportPlan,
        state: State,
        whole: Int64,
        madeBy: Person.ID?,
        made: Moment
    ) {
        self.id = id
        self.file = file
        self.fileName = fileName
        self.format = format
        self.size = size
        self.plan = plan
        self.state = state
        self.whole = whole
        self.madeBy = madeBy
        self.made = made
        (reached, reachedLine, rows, added, completed, unchanged, remarked, rejected) = (0, 0, 0, 0, 0, 0, 0, 0)
        (complaint, begun, ended) = (nil, nil, nil)
    }
}

extension ImportPlan {
    /// Something must say who the rows are.
    fileprivate func check() throws {
        let naming: [ColumnMeaning] = [.organisation, .fullName, .family, .given, .email, .phone]
        let isNamed = columns.contains { column in
            if case .meaning(let meaning) = column.field { naming.contains(meaning) } else { false }
        }
        guard isNamed else { throw ImportRefusal.nameless }
    }
}

/// Why something about an import is declined.
package enum ImportRefusal: Refusal, Equatable {
    case notFound
    /// It runs already, or is done.
    case begun
    /// No column says who the rows are.
    case nameless
    /// Its file is there no longer.
    case fileGone
    /// No mapping is called so, and no file.
    case noMapping(String)
    /// A file of mappings can't be read.
    case badMapping(String)

    package var standing: Standing {
        switch self {
        case .notFound, .noMapping: .notFound
        case .begun, .fileGone: .conflict
        case .nameless, .badMapping: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.client-import.not-found"
        case .begun: "refusal.client-import.begun"
        case .nameless: "refusal.client-import.no-name-column"
        case .fileGone: "refusal.client-import.file-gone"
        case .noMapping: "refusal.client-import.no-mapping"
        case .badMapping: "refusal.client-import.bad-mapping"
        }
    }

    package var details: [String: String] {
        switch self {
        case .noMapping(let name), .badMapping(let name): ["name": name]
        case .notFound, .begun, .nameless, .fileGone: [:]
        }
    }
}
