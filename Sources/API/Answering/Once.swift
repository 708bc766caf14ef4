import Basics
import Crypto
import Events
import Foundation
import Hummingbird
import Pages
import People
import Store

extension PageContext {
    /// Runs a writing operation in one transaction. With an `Idempotency-Key` the answer is kept in the same transaction, so the
    /// same request sent again is answered and not done again.
    func write<Body: Encodable & Sendable>(
        _ request: Request,
        sent: some Encodable,
        to database: Database,
        status: HTTPResponse.Status = .ok,
        _ work: @escaping @Sendable (Transaction) throws -> Body
    ) async throws -> Response {
        guard let key = try idempotencyKey(request, sent: sent) else {
            return json(try await database.write { try work($0) }, status: status)
        }
        let code = status.code
        let (answer, replayed) = try await database.write { tx in
            try tx.once(key) {
                StoredAnswer(status: code, body: try Representation.text(of: try work(tx)))
            }
        }
        return Representation.response(answer, replayed: replayed)
    }

    private func idempotencyKey(_ request: Request, sent: some Encodable) throws -> IdempotencyKey? {
        guard let word = request.headers[.idempotencyKey] else { return nil }
        guard (1...255).contains(word.utf8.count) else {
            throw InvalidField("Idempotency-Key", "refusal.api.idempotency-key")
        }
        let what = "\(request.method.rawValue) \(request.uri.path)\n" + (try Representation.text(of: sent))
        let owner =
            session?.member.id.map { "person \($0)" } ?? bearer?.member.id.map { "person \($0)" }
            ?? "address \(address)"
        return IdempotencyKey(owner: owner, word: word, fingerprint: Array(SHA256.hash(data: Array(what.utf8))))
    }
}

/// How values become JSON.
enum Representation {
    static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func response(_ answer: StoredAnswer, replayed: Bool) -> Response {
        var headers: HTTPFields = [.contentType: "application/json; charset=utf-8"]
        if replayed { headers[.idempotencyReplayed] = "true" }
        return Response(
            status: .init(code: answer.status),
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(string: answer.body))
        )
    }
}
