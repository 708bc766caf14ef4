import Basics

/// What can go wrong underneath, the same on both engines.
package enum StorageFault: Error, Equatable, Sendable {
    /// The disk is full; nothing of the transaction was kept.
    case diskFull
    /// The database did not become free in time.
    case busy
    /// The database can't be reached, or its file is gone or not ours.
    case unreachable(String)
    /// The connection broke while a commit was under way: it may have been kept or not.
    case uncertain
    /// The file is not a database, or a damaged one.
    case damaged(String)
    /// Another process uses this data folder.
    case inUse(String)
    /// A constraint stood in the way. Of what is unique or not null `name` tells the columns, the same on both engines:
    /// `person.login`; of a check its name or text; of a reference what the engine tells.
    case constraint(kind: ConstraintKind, name: String)
    /// The engine did not understand a statement: a fault of ours.
    case statement(String)

    package enum ConstraintKind: Sendable {
        case unique
        case reference
        case check
        case notNull
    }
}

extension StorageFault: Refusal {
    package var standing: Standing {
        switch self {
        case .constraint: .conflict
        default: .unavailable
        }
    }

    package var reason: TextKey {
        switch self {
        case .diskFull: "refusal.storage.disk-full"
        case .busy: "refusal.storage.busy"
        case .unreachable: "refusal.storage.unreachable"
        case .uncertain: "refusal.storage.uncertain"
        case .damaged: "refusal.storage.damaged"
        case .inUse: "refusal.storage.in-use"
        case .constraint: "refusal.storage.constraint"
        case .statement: "refusal.storage.fault"
        }
    }
}

extension StorageFault {
    /// What the engine itself says, for those who look after it.
    package var cause: String? {
        switch self {
        case .unreachable(let text), .damaged(let text), .inUse(let text), .statement(let text): text
        case .diskFull, .busy, .uncertain, .constraint: nil
        }
    }
}

extension StorageFault {
    /// Whether it stands in every write's way, whatever that wants.
    package var concernsAll: Bool {
        switch self {
        case .busy, .unreachable, .inUse: true
        case .diskFull, .uncertain, .damaged, .constraint, .statement: false
        }
    }
}
