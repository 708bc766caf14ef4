import Basics
import Clients
import People
import Store

/// A task with what stands around it, as lists show it and as it decides who may do what.
package struct TaskLine: Sendable, Hashable {
    package let task: WorkTask
    package let about: About?
    package let department: Place?
    package let askerName: PersonName
    package let hands: Hands?
    /// What was said last: a result, or the reason why not.
    package let lastWord: String?

    /// The case for which it is done.
    package struct About: Sendable, Hashable {
        package let number: Int
        package let subject: String
        package let owner: Person.ID?
        package let isClosed: Bool
        package let client: Client.ID
        package let clientName: String
        package let isConfidential: Bool
    }

    /// The department that is answerable for it.
    package struct Place: Sendable, Hashable {
        package let id: Department.ID
        package let name: String
        package let head: Person.ID?
    }

    /// In whose hands it is.
    package struct Hands: Sendable, Hashable {
        package let id: Person.ID
        package let name: PersonName
        package let hasLeft: Bool
    }
}

extension TaskLine {
    /// Nobody who is here has it, so anybody of the department can take it on.
    package var isFree: Bool { hands?.hasLeft ?? true }

    /// Whether this member is one of those who are asked: by name, as one of the department while nobody has it, or as who
    /// answers for the department.
    package func isDone(by member: Member) -> Bool {
        guard let person = member.id, member.may(.doTasks) else { return false }
        if hands?.id == person || department?.head == person || member.may(.overseeWork) { return true }
        return isFree && department != nil && department?.id == member.department
    }

    /// Whether this member can speak for the one who asked: that person, who answers for the case to the client, or who oversees.
    package func isAsked(by member: Member) -> Bool {
        guard let person = member.id, member.may(.doTasks) else { return false }
        return person == task.asker || person == about?.owner || member.may(.overseeWork)
    }
}

extension TaskLine: Record {
    package static let columns: SQL = """
        \(WorkTask.columns), service_case.number, service_case.subject, service_case.owner, service_case.status,
        client.id, client.name, client.confidential, department.id, department.name, department.head,
        asker.family, asker.given, asker.patronymic, hands.id, hands.family, hands.given, hands.patronymic,
        hands.state, task_word.text
        """

    static let source: SQL = """
        task JOIN person AS asker ON asker.id = task.asker
        LEFT JOIN service_case ON service_case.id = task.service_case
        LEFT JOIN client ON client.id = service_case.client
        LEFT JOIN department ON department.id = task.department
        LEFT JOIN person AS hands ON hands.id = task.hands
        LEFT JOIN task_word ON task_word.id = task.word
        """

    package init(from row: inout Row) throws {
        task = try WorkTask(from: &row)
        about = try About(from: &row)
        department = try Place(from: &row)
        askerName = PersonName(family: try row.read(), given: try row.read(), patronymic: try row.read())
        hands = try Hands(from: &row)
        lastWord = try row.read()
    }
}

extension TaskLine.About {
    fileprivate init?(from row: inout Row) throws {
        let number: Int? = try row.read()
        guard let number else {
            row.skip(6)
            return nil
        }
        self.number = number
        subject = try row.read()
        owner = try row.read()
        isClosed = try row.read(Case.Status.Word.self) == .closed
        client = try row.read()
        clientName = try row.read()
        isConfidential = try row.read()
    }
}

extension TaskLine.Place {
    fileprivate init?(from row: inout Row) throws {
        let id: Department.ID? = try row.read()
        guard let id else {
            row.skip(2)
            return nil
        }
        self.id = id
        name = try row.read()
        head = try row.read()
    }
}

extension TaskLine.Hands {
    fileprivate init?(from row: inout Row) throws {
        let id: Person.ID? = try row.read()
        guard let id else {
            row.skip(4)
            return nil
        }
        self.id = id
        name = PersonName(family: try row.read(), given: try row.read(), patronymic: try row.read())
        hasLeft = try row.read(Person.State.self) == .left
    }
}

extension Member {
    /// The condition that a row of `TaskLine.source` may be seen: what is done for a client is as secret as the client.
    var seesTask: SQL { "(task.service_case IS NULL OR (client.id IS NOT NULL AND \(sees(client: "client"))))" }
}
