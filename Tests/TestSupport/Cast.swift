import Basics
import Clients
import Desk
import People
import Store

/// A small company that many tests share: a handful of people, clients and cases, made through the verbs that everyone uses.
package struct Cast: Sendable {
    /// Manager on the first line, own manager of Vector.
    package let irina: Member
    /// Manager on the first line; not named on Sigma's wall.
    package let oleg: Member
    /// Newcomer on the first line, who may not distribute.
    package let nina: Member
    /// Specialist of the network department on the second line.
    package let pavel: Member
    /// Head of service.
    package let vera: Member
    package let administrator: Member
    package let network: Department
    package let finance: Department

    /// ООО «Вектор»: known to everyone, with a contact who has an address and a number.
    package let vector: Client
    package let anna: Contact
    package let annasEmail: ContactPoint
    package let annasPhone: ContactPoint
    /// Пётр Сергеевич Лебедев, a private person.
    package let lebedev: Client
    /// АО «Сигма»: confidential; Irina and Vera are named.
    package let sigma: Client

    /// Vector's, new on the first line's list.
    package let payment: Case
    /// Lebedev's, in Oleg's hands.
    package let router: Case
    /// Sigma's, new on the first line's list.
    package let secret: Case

    /// Lets the cast into an empty database.
    package static func settle(in database: Database) async throws -> Cast {
        try await database.write { tx in
            let company = try Company(in: tx)
            let clients = try Clientele(in: tx, of: company)
            return try Cast(company, clients, in: tx)
        }
    }

    private init(_ company: Company, _ clients: Clientele, in tx: Transaction) throws {
        irina = company.irina
        oleg = company.oleg
        nina = company.nina
        pavel = company.pavel
        vera = company.vera
        administrator = company.administrator
        network = company.network
        finance = company.finance
        vector = clients.vector
        anna = clients.anna
        annasEmail = clients.annasEmail
        annasPhone = clients.annasPhone
        lebedev = clients.lebedev
        sigma = clients.sigma
        payment = try CaseDesk(tx, irina).open(
            NewCase(
                client: vector.id,
                contact: anna.id,
                kind: .incident,
                subject: "Не проходит оплата",
                text: "Платёж по счёту 118 возвращается третий день.",
                priority: .high,
                channel: .email
            )
        )
        router = try CaseDesk(tx, oleg).open(
            NewCase(
                client: lebedev.id,
                kind: .request,
                subject: "Настроить роутер",
                text: "Новый роутер не видит сеть.",
                channel: .phone,
                taken: true
            )
        )
        secret = try CaseDesk(tx, vera).open(
            NewCase(
                client: sigma.id,
                kind: .question,
                subject: "Слияние с Омегой",
                text: "Как оформить передачу договоров?",
                channel: .meeting
            )
        )
    }
}

private struct Company {
    let network: Department
    let finance: Department
    let irina: Member
    let oleg: Member
    let nina: Member
    let pavel: Member
    let vera: Member
    let administrator: Member

    init(in tx: Transaction) throws {
        let tree = DepartmentTree(tx, .program)
        let service = try tree.add(name: "Клиентский сервис")
        network = try tree.add(name: "Сети")
        finance = try tree.add(name: "Финансы")
        func join(_ login: String, _ name: PersonName, _ role: Role, in department: Department, _ line: Line?) throws
            -> Member
        {
            let new = NewPerson(login: login, name: name, roles: [role], department: department.id, line: line)
            return try tx.member(try Staff(tx, .program).add(new).person.id)
        }
        irina = try join("irina", PersonName(family: "Соколова", given: "Ирина"), .manager, in: service, .first)
        oleg = try join("oleg", PersonName(family: "Волков", given: "Олег"), .manager, in: service, .first)
        nina = try join("nina", PersonName(family: "Зайцева", given: "Нина"), .newcomer, in: service, .first)
        pavel = try join("pavel", PersonName(family: "Дятлов", given: "Павел"), .specialist, in: network, .second)
        vera = try join("vera", PersonName(family: "Орехова", given: "Вера"), .serviceHead, in: service, .third)
        administrator = try join("admin", PersonName(given: "Администратор"), .administrator, in: service, nil)
    }
}

private struct Clientele {
    let vector: Client
    let anna: Contact
    let annasEmail: ContactPoint
    let annasPhone: ContactPoint
    let lebedev: Client
    let sigma: Client

    init(in tx: Transaction, of company: Company) throws {
        let book = ClientBook(tx, company.vera)
        vector = try book.add(
            NewClient(.organisation, name: "ООО «Вектор»", taxNumber: "7707083893", ownManager: company.irina.id)
        )
        anna = try book.addContact(
            NewContact(name: PersonName(family: "Орлова", given: "Анна"), position: "главный бухгалтер"),
            to: vector.id
        )
        annasEmail = try book.addPoint(.email("Anna@Vector.example"), to: vector.id, of: anna.id)
        annasPhone = try book.addPoint(.phone("8 (495) 123-45-67"), to: vector.id, of: anna.id)
        lebedev = try book.add(NewClient(.person, name: "Лебедев Пётр Сергеевич"))
        let sigma = try book.add(NewClient(.organisation, name: "АО «Сигма»"))
        try WallBook(tx, company.vera).makeConfidential(client: sigma.id, naming: [company.irina.id].compactMap(\.self))
        guard let walled = try tx.findClient(sigma.id, visibleTo: company.vera) else { throw ClientRefusal.notFound }
        self.sigma = walled
    }
}
