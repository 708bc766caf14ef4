/// One thing that a person may do. Every route and API operation states the one that it needs.
package enum Permission: String, CaseIterable, Codable, Sendable {
    /// The desk: cases, lists, search.
    case seeCases = "cases.see"
    /// Take, answer, note, set aside, solve, close.
    case workCases = "cases.work"
    /// Hand any case to anyone, also one that another person owns.
    case distributeCases = "cases.distribute"
    /// Do what colleagues ask: any employee can be asked to act on a case (SPEC L1).
    case doTasks = "tasks.do"
    /// See how the work of all stands.
    case overseeWork = "work.oversee"
    case seeClients = "clients.see"
    case changeClients = "clients.change"
    /// Make a client confidential and name who may know of it.
    case wallClients = "clients.wall"
    /// Take lists of clients in from files.
    case importClients = "clients.import"
    /// Take lists of clients out as files.
    case exportClients = "clients.export"
    case seePeople = "people.see"
    case changePeople = "people.change"
    case changeDepartments = "departments.change"
    /// Templates of what is written often, and the rules that sort what comes in.
    case shapeWork = "work.shape"
    case seeJournal = "journal.see"
    case changeSettings = "settings.change"
    /// Jobs that failed, the outbox, the state of the whole.
    case seeOperations = "operations.see"
    case runOperations = "operations.run"
    /// Take over history from another program.
    case takeOver = "takeover.run"
    /// Say what letters belong to that no program made sense of, and read them for that.
    case sortMail = "mail.sort"
    /// Decide what becomes of a claim, and close one that has no cause or decision yet.
    case decideClaims = "claims.decide"
    /// Make tokens for programs that act in one's own name.
    case makeTokens = "tokens.make"
}
