import Basics
import Desk
import Files
import HTML
import HTTPTypes
import Hummingbird
import Pages
import People
import Store

/// Files that go along with an answer while it is written. What was typed is kept with them.
struct AttachmentRoutes: Sendable {
    let house: DeskHouse

    /// Of a form without scripts, all its files in memory. Larger ones come by themselves and stream.
    static let mostBytesOfForm = 16 * 1_048_576

    func add(to routes: Routes) {
        let work = Access.needs(.workCases)
        routes.post("/cases/{number}/attachments", work, bodyLimit: Self.mostBytesOfForm, add)
        routes.put("/cases/{number}/attachments/{file}", work, stream)
        routes.post("/cases/{number}/attachments/{file}/removal", work, bodyLimit: Self.mostBytesOfForm, remove)
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        try await change(context) { tx, person, place in
            for file in context.form.files { try tx.attach(try tx.keep(NewFile(file)), of: person, at: place) }
        }
    }

    @Sendable
    private func remove(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("file", as: StoredFile.ID.self)
        return try await change(context) { tx, person, place in _ = try tx.detach(id, of: person, at: place) }
    }

    /// The file alone, as the request's body.
    @Sendable
    private func stream(_ request: Request, _ context: PageContext) async throws -> Response {
        let name = try context.path("file", as: String.self)
        // Before anything is kept: whose case it is.
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        _ = try await house.database.read { try Self.place(number, member, in: $0) }
        var writing = try await FileWriting(
            name: String(name.prefix(200)),
            mediaType: request.headers[.contentType] ?? "application/octet-stream",
            limit: DraftRefusal.mostBytes,
            in: house.database
        )
        do {
            for try await chunk in request.body { try await writing.append(chunk.readableBytesView) }
            let written = try await writing.end()
            return try await change(context) { tx, person, place in
                try tx.attach(try tx.finish(written), of: person, at: place)
            }
        } catch {
            await writing.abandon()
            throw error
        }
    }

    /// Changes what is attached; answers with the list, or shows the case where no script asks.
    private func change(
        _ context: PageContext,
        _ work: @escaping @Sendable (Transaction, Person.ID, DraftPlace) throws -> Void
    ) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let typed = context.form["text"]
        let files = try await house.database.write { tx in
            let (person, place) = try Self.place(number, member, in: tx)
            if let typed { try tx.keepDraft(of: person, at: place, typed) }
            try work(tx, person, place)
            return try tx.draftFiles(of: person, at: place)
        }
        if context.wantsFragment {
            return context.fragment { AttachmentList(files: files, number: number, w: context.w) }
        }
        return context.goTo(Address.case(number) + "?write=answer#composer")
    }

    private static func place(_ number: Int, _ member: Member, in tx: Snapshot) throws -> (Person.ID, DraftPlace) {
        guard let person = member.id, let found = try tx.findCase(number: number, visibleTo: member) else {
            throw CaseRefusal.notFound
        }
        return (person, .answer(on: found.id))
    }
}

extension NewFile {
    init(_ file: FormFile) {
        self.init(name: String(file.name.prefix(200)), mediaType: file.mediaType, bytes: file.bytes)
    }
}
