import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// A claim of ООО «Вектор», in Irina's hands, with a few causes.
struct ClaimScene {
    let database: Database
    let time: FixedTime
    let cast: Cast
    let id: Case.ID
    let delivery: ClaimCause
    let late: ClaimCause
    let damaged: ClaimCause

    init(on engine: Dialect) async throws {
        time = FixedTime()
        database = try await TestDatabase.fresh(on: engine, time: time)
        let cast = try await Cast.settle(in: database)
        self.cast = cast
        (id, delivery, late, damaged) = try await database.write { tx in
            let book = ClaimCauseBook(tx, cast.vera)
            let delivery = try book.add("Доставка")
            let opened = try CaseDesk(tx, cast.irina).open(
                NewCase(
                    client: cast.vector.id,
                    contact: cast.anna.id,
                    kind: .claim,
                    subject: "Привезли не то",
                    text: "Вместо принтера привезли сканер.",
                    channel: .email,
                    taken: true
                )
            )
            return (
                opened.id, delivery, try book.add("Опоздание", under: delivery.id),
                try book.add("Повреждение", under: delivery.id)
            )
        }
    }

    func found() async throws -> Case {
        let (id, irina) = (id, cast.irina)
        return try #require(try await database.read { try $0.findCase(id, visibleTo: irina) })
    }

    func claim() async throws -> Claim {
        let found = try await found()
        return try #require(try await database.read { try $0.claim(of: found) })
    }

    /// What the journal says of it.
    func told() async throws -> [JournalEntry] {
        let subject = try await found().eventSubject
        return try await database.read { try $0.history(of: subject) }
    }

    /// Puts something on the sheet.
    @discardableResult
    func fill(_ change: @escaping @Sendable (inout ClaimWish) -> Void) async throws -> Claim {
        let (id, irina, claim, product) = (id, cast.irina, try await claim(), try await found().product)
        return try await database.write { tx in
            var wish = ClaimWish(claim, product: product)
            change(&wish)
            return try CaseDesk(tx, irina).fillClaim(id, version: claim.version, wish)
        }
    }

    func lackingCause(for member: Member) async throws -> Int {
        try await database.read { snapshot in
            var filter = ClaimFilter()
            filter.want = .cause
            return try snapshot.claimCount(filter, visibleTo: member)
        }
    }

    func decide(_ verdict: Claim.Verdict = .accepted) async throws {
        let (id, vera, version) = (id, cast.vera, try await claim().version)
        try await database.write {
            _ = try CaseDesk($0, vera).decideClaim(id, version: version, verdict, "Заменим принтер за свой счёт")
        }
    }

    func close(by member: Member? = nil, despite excuse: String? = nil) async throws {
        let (id, member, version) = (id, member ?? cast.irina, try await found().version)
        try await database.write {
            _ = try CaseDesk($0, member).close(id, version: version, confirmedBy: .phone, despite: excuse)
        }
    }
}
