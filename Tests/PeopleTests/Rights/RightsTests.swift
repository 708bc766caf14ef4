import Basics
import People
import Testing

/// The table of rights, read the other way round: who may do this?
struct RightsTests {
    private static let desk: Set<Role> = [
        .manager, .specialist, .executive, .departmentHead, .serviceHead, .mentor, .newcomer, .consultant,
    ]
    private static let readers = desk.union([.controller, .accountant, .marketer])

    static let expected: [(permission: Permission, roles: Set<Role>)] = [
        (.seeCases, readers),
        (.workCases, desk),
        (.doTasks, Set(Role.allCases)),
        (.overseeWork, [.executive, .departmentHead, .serviceHead, .controller]),
        (.distributeCases, [.manager, .executive, .departmentHead, .serviceHead]),
        (.seeClients, readers),
        (.changeClients, desk.subtracting([.newcomer]).union([.accountant, .marketer])),
        (.wallClients, [.executive, .serviceHead]),
        (.importClients, [.executive, .departmentHead, .serviceHead, .marketer]),
        (.exportClients, [.executive, .serviceHead]),
        (.seePeople, readers.union([.administrator])),
        (.changePeople, [.administrator]),
        (.changeDepartments, [.administrator]),
        (.shapeWork, [.executive, .departmentHead, .serviceHead, .administrator]),
        (.seeJournal, [.executive, .serviceHead, .controller, .administrator]),
        (.changeSettings, [.administrator]),
        (.sortMail, [.executive, .departmentHead, .serviceHead]),
        (.seeOperations, [.serviceHead, .administrator]),
        (.runOperations, [.administrator]),
        (.takeOver, [.administrator]),
        (.decideClaims, [.executive, .departmentHead, .serviceHead]),
        (.makeTokens, desk.union([.administrator])),
    ]

    @Test func `each permission is held by these roles and no others`() {
        for (permission, roles) in Self.expected {
            let holders = Set(Role.allCases.filter { Rights.permissions(of: $0).contains(permission) })
            #expect(holders == roles, "\(permission.rawValue)")
        }
    }

    @Test func `the table leaves no permission out`() {
        #expect(Set(Self.expected.map(\.permission)) == Set(Permission.allCases))
    }

    @Test func `whoever administers sees no client by that alone`() {
        let rights = Rights.permissions(of: .administrator)
        #expect(rights.isDisjoint(with: [.seeCases, .seeClients, .workCases, .changeClients, .wallClients]))
    }

    @Test func `roles add up`() {
        let both = Rights.permissions(of: [.newcomer, .controller])
        #expect(both == Rights.permissions(of: .newcomer).union(Rights.permissions(of: .controller)))
        #expect(Rights.permissions(of: [Role]()).isEmpty)
    }

    @Test func `scopes take away and never add`() {
        let member = Member(
            id: ID(rawValue: 1),
            name: PersonName(given: "Ирина"),
            permissions: [.seeCases, .workCases]
        )
        #expect(member.limited(to: [.workCases, .changePeople]).permissions == [.workCases])
        #expect(throws: RightsRefusal.notAllowed(.changePeople)) { try member.require(.changePeople) }
    }
}
