import Basics
import Channels
import Clients
import Files
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import Mail
import NIOCore
import Pages
import People
import Store

/// What is in a letter: its page, what it carries, and the letter itself as it came.
struct LetterRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/letters/{id}/page", .needs(.seeCases), showPage)
        routes.get("/letters/{id}/parts/{part}", .needs(.seeCases), givePart)
        routes.get("/letters/{id}/source", .needs(.seeCases), giveSource)
    }

    @Sendable
    private func showPage(_ request: Request, _ context: PageContext) async throws -> Response {
        let letter = try await letter(context)
        let showsRemote = context.query["pictures"] == "all"
        let page = try await house.letters.page(of: letter, showsRemote: showsRemote) {
            "/letters/\(letter.id)/parts/\(LetterFrame.name(of: $0))"
        }
        var response = context.fragment { LetterPage(page: page, letter: letter, w: context.w) }
        response.headers[.contentSecurityPolicy] = LetterFrame.policy(showsRemote: showsRemote)
        return response
    }

    @Sendable
    private func givePart(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let place = LetterFrame.place(named: try context.path("part")) else { throw FileFault.notFound }
        let letter = try await letter(context)
        let part = try await house.letters.part(place, of: letter)
        let type = PictureType.shown(part.item)
        let headers: HTTPFields = [
            .contentType: type ?? "application/octet-stream",
            .contentDisposition: Disposition.text(type == nil ? "attachment" : "inline", part.item.fileName),
            .contentSecurityPolicy: "default-src 'none'; sandbox",
            // A letter never changes.
            .cacheControl: "private, max-age=86400, immutable",
        ]
        return Response(status: .ok, headers: headers, body: ResponseBody(part))
    }

    @Sendable
    private func giveSource(_ request: Request, _ context: PageContext) async throws -> Response {
        let letter = try await letter(context)
        guard let file = try await house.database.read({ try $0.file(letter.file) }) else { throw FileFault.notFound }
        let content = house.database.content(of: file)
        return Response(
            status: .ok,
            headers: [
                .contentType: "message/rfc822",
                .contentDisposition: Disposition.text("attachment", "letter-\(letter.id).eml"),
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ],
            body: ResponseBody(contentLength: Int(file.size)) { writer in
                for try await piece in content { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            }
        )
    }

    /// Who reads a client's letter looks at the client, and that is on record first.
    private func letter(_ context: PageContext) async throws -> KeptLetter {
        let (id, member) = (try context.path("id", as: KeptLetter.ID.self), try context.member)
        let found = try await house.database.read { snapshot in
            (try snapshot.letter(id, visibleTo: member), try snapshot.clients(ofLetter: id, visibleTo: member))
        }
        guard let letter = found.0 else { throw LetterRefusal.notFound }
        for client in found.1 { try await house.looks.look(at: client, by: member) }
        return letter
    }
}

/// Pictures that a browser draws without running anything of them.
private enum PictureType {
    static func shown(_ item: Attachment) -> String? {
        let type = item.type.text
        let drawn = ["image/png", "image/gif", "image/jpeg", "image/webp", "image/bmp", "image/avif"]
        return drawn.contains(type) ? type : type == "image/jpg" || type == "image/pjpeg" ? "image/jpeg" : nil
    }
}

/// How a browser is told the name of what it gets (RFC 6266).
enum Disposition {
    static func text(_ kind: String, _ name: String) -> String {
        let plain = name.map { $0.isASCII && !"\"\\%".contains($0) && $0.asciiValue.map { $0 > 31 } == true ? $0 : "_" }
        let allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        let encoded = name.addingPercentEncoding(withAllowedCharacters: allowed) ?? "file"
        return "\(kind); filename=\"\(String(plain))\"; filename*=UTF-8''\(encoded)"
    }
}

extension ResponseBody {
    /// Block by block from the disk, and the file is gone afterwards.
    fileprivate init(_ part: OpenedPart) {
        switch part.content {
        case .bytes(let bytes): self.init(byteBuffer: ByteBuffer(bytes: bytes))
        case .file(let url):
            self.init { writer in
                defer { try? FileManager.default.removeItem(at: url) }
                for try await block in FileBlocks(url) { try await writer.write(ByteBuffer(bytes: block)) }
                try await writer.finish(nil)
            }
        }
    }
}

/// The document in the frame.
struct LetterPage: HTML {
    let page: SafeHTML
    let letter: KeptLetter
    let w: Wording

    var body: some HTML {
        HTMLRaw("<!doctype html><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">")
        HTMLRaw("<base target=\"_blank\"><style>")
        HTMLRaw(Self.style)
        HTMLRaw("</style>")
        if page.withheldPictures > 0 {
            p(.class("withheld")) {
                w.count("letter.withheld", page.withheldPictures)
                " "
                a(.href("/letters/\(letter.id)/page?pictures=all"), .target("_self")) { w("letter.show-pictures") }
            }
        }
        HTMLRaw(trusted: page.html)
    }

    private static let style: StaticString = """
        body{margin:12px;font:15px/1.4 system-ui,sans-serif;color:#1d2125;background:#fff;overflow-wrap:anywhere}
        img{max-width:100%;height:auto}pre{white-space:pre-wrap;font:inherit}
        .withheld{margin:0 0 12px;padding:8px 12px;background:#f3f4f6;border-radius:6px;font-size:13px}
        """
}
