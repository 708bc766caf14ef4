import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Pages

@Suite struct `Style sheets and scripts` {
    private let site: Site

    init() throws {
        let site = try Site()
        AssetRoutes(assets: site.shell.assets).add(to: site.table.face(.shell))
        self.site = site
    }

    @Test func `are kept for ever under an address that changes with them`() async throws {
        let path = site.shell.assets.path("highrock.css")
        let answer = try await site.ask(path)
        #expect(answer.status == 200)
        #expect(answer.header(.contentType) == "text/css; charset=utf-8")
        #expect(answer.header(.cacheControl)?.contains("immutable") == true)
        let tag = try #require(answer.header(.eTag))
        #expect(try await site.ask(path, headers: [.ifNoneMatch: tag]).status == 304)
    }

    @Test func `are not kept under an old address`() async throws {
        #expect(try await site.ask("/static/000000000000/highrock.css").header(.cacheControl) == "no-cache")
    }

    @Test(arguments: ["/static/x/../../Package.swift", "/static/x/nothing.css", "/static/x/.keep", "/static/x"])
    func `are all there is under their path`(path: String) async throws {
        #expect(try await site.ask(path).status == 404)
    }

    @Test func `hold every module that another one imports`() async throws {
        for name in [
            "app.js", "live.js", "keys.js", "palette.js", "drafts.js", "times.js", "forms.js", "panes.js", "words.js",
            "server.js", "composer.js", "demands.js", "presence.js", "close.js",
        ] {
            #expect(try await site.ask(site.shell.assets.path("js/\(name)")).status == 200, "\(name)")
        }
        for language in ["ru", "en"] {
            let words = try await site.ask(site.shell.assets.path("words.\(language).js"))
            #expect(words.text.hasPrefix("export default {") && words.text.contains("js.find-hint"))
        }
    }

    @Test func `are one, made of every sheet there is`() async throws {
        let files = try FileManager.default.subpathsOfDirectory(atPath: Resources.place("Static/css").path)
        #expect(Set(files.filter { $0.hasSuffix(".css") }) == Set(Assets.sheets.map { "\($0).css" }))
        let whole = try await site.ask(site.shell.assets.path("highrock.css")).text
        for sheet in Assets.sheets {
            #expect(whole.contains(try Resources.text("Static/css/\(sheet).css")), "\(sheet)")
        }
    }

    @Test func `have one subject each`() throws {
        for sheet in Assets.sheets {
            let lines = try Resources.text("Static/css/\(sheet).css").split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            #expect(lines.count < 260, "\(sheet)")
            #expect(lines.first?.hasPrefix("/* ") == true, "\(sheet) says what it is about")
        }
    }

    @Test func `that are missing are named, with where they were looked for`() {
        let fault = #expect(throws: ResourceFault.self) { try Resources.place("Nothing", of: "Nowhere") }
        #expect(fault?.description.contains("highrock_Nowhere.resources/Nothing") == true)
    }
}
