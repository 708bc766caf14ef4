import Basics
import HTTPTypes
import HighrockApp
import Hummingbird
import Pages
import People
import Store
import Testing

/// Walks every route and API operation with every role (SPEC P2; need-to-know begins with who may come in at all).
@Suite struct `Rights on every route` {
    @Test func `each route is in the table of rights, and the table knows no other`() async throws {
        let routes = try await Site.open().table.routes
        let real = Set(routes.map { "\($0.method.rawValue) \($0.path)" })
        let told = Set(RightsTable.lines.keys)
        #expect(real.subtracting(told).sorted() == [], "routes that the table of rights does not name")
        #expect(told.subtracting(real).sorted() == [], "lines of the table that no route answers to")
    }

    @Test func `nobody who is not signed in gets past what is open`() async throws {
        let site = try await Site.open()
        for route in site.table.routes where route.face != .api {
            let answer = try await site.send(route.method, RightsTable.path(of: route))
            let isTurnedAway = answer.isSentToSignIn || answer.status == .unauthorized
            #expect(isTurnedAway == (RightsTable.access(to: route) != .open), "\(route.method) \(route.path)")
        }
        for route in site.table.routes where route.face == .api && RightsTable.access(to: route) != .open {
            let answer = try await site.send(route.method, RightsTable.path(of: route), json: "{}")
            #expect(answer.status == .unauthorized, "\(route.method) \(route.path)")
        }
    }

    @Test(arguments: Role.allCases)
    func `each role gets exactly what the table says`(role: Role) async throws {
        let site = try await Site.open()
        let person = try await site.person("visitor", roles: [role])
        let permissions = Rights.permissions(of: role)
        let bearer = try await site.house.tokens.make(
            name: "walk",
            expires: site.database.time.now + .hours(1),
            for: person.id,
            by: .program
        )
        for route in site.table.routes {
            // Some routes end the visitor's session, so each walk begins anew.
            let visitor: Visitor = route.face == .api ? .program(bearer: bearer) : try await site.signIn("visitor")
            let answer = try await site.send(
                route.method,
                RightsTable.path(of: route),
                by: visitor,
                json: route.face == .api ? "{}" : nil
            )
            let isRefused = answer.status == .forbidden || answer.status == .unauthorized || answer.isSentToSignIn
            let may: Bool =
                switch RightsTable.access(to: route) {
                case .open, .signedIn: true
                case .needs(let permission): permissions.contains(permission)
                case nil: false
                }
            #expect(isRefused != may, "\(role) \(route.method) \(route.path): \(answer.status.code)")
            #expect(answer.status.code < 500, "\(role) \(route.method) \(route.path): \(answer.status.code)")
        }
    }
}

extension Response {
    var isSentToSignIn: Bool {
        status == .seeOther && (headers[.location] ?? "").hasPrefix("/sign-in?")
    }
}
