import Store

/// What went wrong, and whether trying again can help.
struct Failure: Error {
    enum Remedy {
        case none
        /// The server undid the transaction because of another one: on a fresh view it may go through.
        case again
        /// It asked too late to be alone: with the waiting first it will be.
        case alone
        /// The connection is gone, and the transaction surely with it.
        case elsewhere
    }

    let fault: StorageFault
    let remedy: Remedy

    init(_ fault: StorageFault, remedy: Remedy = .none) {
        self.fault = fault
        self.remedy = remedy
    }

    static func lost(_ message: String) -> Failure {
        Failure(.unreachable(message), remedy: .elsewhere)
    }
}
