import Basics
import Foundation
import HTTPTypes
import Hummingbird

extension PageContext {
    package func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        Answers.json(value, status: status, type: "application/json; charset=utf-8")
    }

    /// What was sent as JSON.
    /// - Throws: `MalformedRequest`, naming the field that is unknown, missing or of the wrong type.
    package func json<Value: Codable>(
        _ type: Value.Type,
        _ request: Request,
        limit: Int = Routes.defaultBodyLimit
    ) async throws -> Value {
        try await sentJSON(type, request, limit: limit).value
    }

    /// The same, together with the text that was sent.
    package func sentJSON<Value: Codable>(
        _ type: Value.Type,
        _ request: Request,
        limit: Int = Routes.defaultBodyLimit
    ) async throws -> (value: Value, text: String) {
        let body = try await request.limitedBody(limit)
        guard let text = String(validating: body.readableBytesView, as: UTF8.self) else {
            throw MalformedRequest.notJSON
        }
        let value = try Self.decoded(type, from: Data(text.utf8))
        try Self.checkKnown(text, in: value)
        return (value, text)
    }

    /// What was sent as plain text.
    package func text(_ request: Request, limit: Int = Routes.defaultBodyLimit) async throws -> String {
        let body = try await request.limitedBody(limit)
        guard let text = String(validating: body.readableBytesView, as: UTF8.self) else { throw MalformedRequest.form }
        return text
    }

    private static func decoded<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch DecodingError.keyNotFound(let key, let context) {
            throw MalformedRequest.missingField(name(context.codingPath + [key]))
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            throw context.codingPath.isEmpty
                ? MalformedRequest.notJSON : MalformedRequest.wrongType(name(context.codingPath))
        } catch DecodingError.dataCorrupted(let context) {
            throw context.codingPath.isEmpty
                ? MalformedRequest.notJSON : MalformedRequest.wrongType(name(context.codingPath))
        }
    }

    /// Whatever the value does not write again, it did not know.
    private static func checkKnown(_ text: String, in value: some Encodable) throws {
        let known = try NamesOfFields.of(value)
        if let stranger = JSONNames(in: text.utf8).paths.first(where: { !known.contains($0) }) {
            throw MalformedRequest.unknownField(stranger)
        }
    }

    private static func name(_ path: [any CodingKey]) -> String {
        path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
