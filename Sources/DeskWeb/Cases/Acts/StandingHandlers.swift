import Basics
import Desk
import Hummingbird
import Pages

/// Where a case stands: taken, set aside, solved, closed, opened again.
extension CaseActRoutes {
    @Sendable
    func take(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.take, context) { form in
            let version = form.version(context)
            return { hands in
                _ = try hands.desk.take(hands.found.id, version: version)
                return Notice("case.did.take")
            }
        }
    }

    @Sendable
    func setAside(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.setAside, context) { form in
            let (version, reason) = (form.version(context), form.choice("for", of: WaitingFor.self) ?? .client)
            return { hands in
                let next = try hands.desk.setAside(hands.found.id, version: version, waitingFor: reason)
                return Notice("case.did.set-aside", undo: next.undo("resumption"))
            }
        }
    }

    @Sendable
    func resume(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.resume, context) { form in
            let version = form.version(context)
            return { hands in
                let next = try hands.desk.resume(hands.found.id, version: version)
                guard case .waiting(let reason) = hands.found.status else { return Notice("case.did.resume") }
                return Notice("case.did.resume", undo: next.undo("waiting") + "&for=\(reason.rawValue)")
            }
        }
    }

    @Sendable
    func solve(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.solve, context) { form in
            let version = form.version(context)
            return { hands in
                let next = try hands.desk.solve(hands.found.id, version: version)
                return Notice("case.did.solve", undo: next.undo("reopening"))
            }
        }
    }

    @Sendable
    func close(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.close, context) { form in
            let version = form.version(context)
            let confirmation = form.choice("confirmed", of: Confirmation.self) ?? .phone
            return { hands in
                let next = try hands.desk.close(hands.found.id, version: version, confirmedBy: confirmation)
                return Notice("case.did.close", undo: next.undo("reopening"))
            }
        }
    }

    @Sendable
    func reopen(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.reopen, context) { form in
            let version = form.version(context)
            return { hands in
                let next = try hands.desk.reopen(hands.found.id, version: version)
                return Notice("case.did.reopen", undo: hands.found.status == .solved ? next.undo("solution") : nil)
            }
        }
    }
}

extension Case {
    /// The address that takes back what has just led to this version.
    func undo(_ path: String) -> String {
        Address.undo(path, on: number, version: version)
    }
}
