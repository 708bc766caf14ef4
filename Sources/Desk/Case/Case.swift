import Basics
import Clients
import Events
import People

/// What a client wants solved.
package struct Case: Sendable, Hashable {
    package typealias ID = Basics.ID<Case>

    package let id: ID
    /// The number that people say to one another.
    package let number: Int
    package let client: Client.ID
    package var contact: Contact.ID?
    package var kind: Kind
    package var subject: String
    package var text: String
    package var status: Status
    package var priority: Priority
    package var line: Line
    /// The department whose queue the case waits in, or whose people work on it.
    package var department: Department.ID?
    /// Who answers to the client until the client confirms that it is solved (SPEC W4), whoever works on it.
    package var owner: Person.ID?
    /// Who works on it now.
    package var worker: Person.ID?
    package let channel: ContactChannel
    package var product: String?
    package var handOvers: Int
    package let opened: Moment
    package var touched: Moment
    package var version: Int
    /// The nearest of its deadlines, as it is kept for lists; what the clocks say counts.
    package let due: Moment?

    package init(
        id: ID,
        number: Int,
        client: Client.ID,
        contact: Contact.ID? = nil,
        kind: Kind,
        subject: String,
        text: String,
        status: Status = .new,
        priority: Priority = .normal,
        line: Line = .first,
        department: Department.ID? = nil,
        owner: Person.ID? = nil,
        worker: Person.ID? = nil,
        channel: ContactChannel,
        product: String? = nil,
        handOvers: Int = 0,
        opened: Moment,
        touched: Moment? = nil,
        version: Int = 1,
        due: Moment? = nil
    ) {
        self.id = id
        self.number = number
        self.client = client
        self.contact = contact
        self.kind = kind
        self.subject = subject
        self.text = text
        self.status = status
        self.priority = priority
        self.line = line
        self.department = department
        self.owner = owner
        self.worker = worker
        self.channel = channel
        self.product = product
        self.handOvers = handOvers
        self.opened = opened
        self.touched = touched ?? opened
        self.version = version
        self.due = due
    }

    package var eventSubject: Event.Subject { Event.Subject(.serviceCase, id) }
}

extension Case {
    package var isClosed: Bool { status.word == .closed }

    /// Whether this person answers for the case or works on it.
    package func isHandled(by person: Person.ID?) -> Bool {
        person != nil && (person == worker || person == owner)
    }

    /// The next version of this case.
    func next(at now: Moment, _ change: (inout Case) -> Void) -> Case {
        var next = self
        change(&next)
        next.touched = max(now, touched)
        next.version += 1
        return next
    }
}
