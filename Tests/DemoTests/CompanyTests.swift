import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@testable import Demo

@Suite struct CompanyTests {
    private func look<Value: Sendable>(_ work: @escaping @Sendable (Snapshot) throws -> Value) async throws -> Value {
        try await SmallCompany.shared.value.read(work)
    }

    @Test func `every open case has somebody who answers for it or waits in a queue`() async throws {
        let lost = try await look { snapshot in
            try snapshot.count(
                """
                SELECT COUNT(*) FROM service_case
                WHERE status <> 'closed' AND NOT (status = 'new' AND worker IS NULL)
                AND (owner IS NULL OR worker IS NULL)
                """
            )
        }
        #expect(lost == 0)
    }

    @Test func `every status, kind and priority is there`() async throws {
        let cases = try await look { try $0.cases(CaseFilter(state: .all), visibleTo: .program, limit: 5000).items }
        #expect(Set(cases.map(\.case.status.word)) == Set(Case.Status.Word.allCases))
        #expect(Set(cases.map(\.case.kind)) == Set(Case.Kind.allCases))
        #expect(Set(cases.map(\.case.priority)) == Set(Case.Priority.allCases))
    }

    @Test func `every channel is there, calls with their length`() async throws {
        let channels = try await look {
            try $0.values("SELECT DISTINCT channel FROM interaction", as: ContactChannel.self)
        }
        #expect(Set(channels) == Set(ContactChannel.allCases))
        let mute = try await look {
            try $0.count("SELECT COUNT(*) FROM interaction WHERE channel IN ('phone', 'meeting') AND duration IS NULL")
        }
        #expect(mute == 0)
    }

    @Test func `a dozen new cases wait on the first line, from today`() async throws {
        let queue = try await look { try $0.queue(line: .first, visibleTo: .program) }
        #expect(queue.waiting == 12)
        #expect(queue.first.allSatisfy { FixedTime.start - $0.case.opened < .hours(4) })
        #expect(queue.first.contains { line in line.case.channel == .web })
    }

    @Test func `every manager has work, something waits for the client, and one claim is open`() async throws {
        let managers = try await look { snapshot in
            try DemoCompany.logins.filter { $0.roles == [.manager] }.compactMap { login in
                try snapshot.findPerson(login: login.login).map { try snapshot.member($0.id) }
            }
        }
        #expect(managers.count == 10)
        for manager in managers {
            let day = try await look { try $0.myDay(of: manager) }
            #expect(day.mine.count >= 3, "\(manager.name.short)")
        }
        let open = try await look { try $0.cases(visibleTo: .program, limit: 500).items.map(\.case) }
        #expect(open.filter { $0.status == .waiting(.client) }.count >= 10)
        #expect(open.filter { $0.kind == .claim }.count == 1)
        #expect(open.contains { FixedTime.start - $0.touched > .days(5) && $0.priority >= .high })
    }

    @Test func `secret clients have walls, and strangers do not see them`() async throws {
        let secrets = try await look {
            try $0.values("SELECT id FROM client WHERE confidential = 1", as: Client.ID.self)
        }
        #expect(secrets.count == 7)
        for secret in secrets {
            let named = try await look { try $0.namedOnWall(of: secret) }
            #expect(named.count >= 5)
        }
        let marketer = try await look { snapshot in
            try snapshot.findPerson(login: "maria.marketer").map { try snapshot.member($0.id) }
        }
        let stranger = try #require(marketer)
        let seen = try await look { snapshot in
            try secrets.compactMap { try snapshot.findClient($0, visibleTo: stranger) }
        }
        #expect(seen.isEmpty)
    }

    @Test func `only those on the wall ever worked for a secret client`() async throws {
        let intruders = try await look { snapshot in
            try snapshot.count(
                """
                SELECT COUNT(*) FROM journal JOIN client ON client.id = journal.client
                WHERE client.confidential = 1 AND journal.actor_kind = 'person' AND NOT EXISTS (
                    SELECT 1 FROM client_wall
                    WHERE client_wall.client = client.id AND client_wall.person = journal.actor)
                """
            )
        }
        #expect(intruders == 0)
    }

    @Test func `unknown senders have become provisional clients`() async throws {
        #expect(try await look { try $0.count("SELECT COUNT(*) FROM client WHERE provisional = 1") } == 3)
    }

    @Test func `the engine finds nothing broken`() async throws {
        let inspection = try await SmallCompany.shared.value.engine.inspect()
        #expect(inspection.damage.isEmpty)
        #expect(inspection.brokenReferences.isEmpty)
    }

    @Test func `departments have heads and form one tree`() async throws {
        let tree = try await look { try $0.departmentTree() }
        #expect(tree.count == 1)
        let departments = try await look { try $0.departments() }
        #expect(departments.count == Unit.allCases.count)
        #expect(departments.filter { $0.head == nil }.isEmpty)
    }
}
