/// Which full names a short one stands for: Саша is Александр or Александра, Bill is William.
enum Nicknames {
    /// Both may be the same name.
    static func agree(_ one: Word, _ other: Word) -> Bool {
        let (ones, others) = (fulls[one.code], fulls[other.code])
        if ones == nil && others == nil { return false }
        return !(ones ?? [one.code]).isDisjoint(with: others ?? [other.code])
    }

    /// What to call a name by when its bearers are to be found under one key.
    static func root(of name: Word) -> UInt64 { roots[name.code] ?? name.sound }

    /// By the code of a short name those of the full ones, and its own: somebody may be baptised Саша.
    private static let fulls: [UInt64: Set<UInt64>] = {
        var fulls: [UInt64: Set<UInt64>] = [:]
        for (full, shorts) in entries {
            for short in shorts { fulls[short.code, default: [short.code]].insert(full.code) }
        }
        return fulls
    }()

    private static let roots: [UInt64: UInt64] = {
        var roots: [UInt64: UInt64] = [:]
        for (full, shorts) in entries {
            for short in shorts where roots[short.code] == nil { roots[short.code] = full.sound }
        }
        return roots
    }()

    private static let entries: [(full: Word, shorts: [Word])] = (russian + " " + english)
        .split(separator: " ").compactMap { entry in
            let names = entry.split(separator: "/").compactMap { Word(PlainLetters.joined(String($0))) }
            return names.first.map { ($0, Array(names.dropFirst())) }
        }

    private static let russian = """
        александр/саша/шура/саня/алекс александра/саша/шура/саня алексей/леша/алеша/лёха анастасия/настя/ася \
        анатолий/толя андрей/андрюша анна/аня/нюра анджела/анжела антон/антоша антонина/тоня аркадий/аркаша артем/тема \
        артур/артурик борис/боря вадим/вадик валентин/валя валентина/валя валерий/валера валерия/лера/валера \
        василий/вася василиса/вася вера/верочка вероника/ника виктор/витя виктория/вика виталий/виталик \
        владимир/вова/володя владислав/влад/слава вячеслав/слава галина/галя геннадий/гена георгий/жора/гоша/юра \
        григорий/гриша дарья/даша денис/дениска дмитрий/дима/митя евгений/женя евгения/женя екатерина/катя елена/лена/алена \
        елизавета/лиза ефим/фима зинаида/зина зоя/зоечка иван/ваня игорь/гоша илья/илюша инна/инночка ирина/ира \
        кирилл/кира константин/костя ксения/ксюша/оксана лариса/лара леонид/лёня лидия/лида любовь/люба людмила/люда/мила \
        максим/макс маргарита/рита марина/мариша мария/маша/маруся михаил/миша надежда/надя наталья/наташа/ната/наталия \
        никита/никитка николай/коля нина/ниночка олег/олежек ольга/оля павел/паша петр/петя полина/поля раиса/рая \
        роман/рома ростислав/слава светлана/света семен/сёма сергей/серёжа/серж софия/соня/софья станислав/стас/слава \
        степан/стёпа тамара/тома татьяна/таня тимофей/тима ульяна/уля федор/федя филипп/филя эдуард/эдик элла/эллочка \
        юлия/юля юрий/юра яков/яша ярослав/слава
        """

    private static let english = """
        abigail/abby/gail alexander/alex/al/sandy/xander alexandra/alex/sandra/lexi alfred/al/fred andrew/andy/drew \
        anthony/tony antony/tony barbara/barb/babs benjamin/ben/benny bradley/brad caroline/carrie catherine/cathy/kate/cat \
        charles/charlie/chuck/chas christina/chris/tina christine/chris/tina christopher/chris/kit cynthia/cindy \
        daniel/dan/danny david/dave deborah/deb/debbie dominic/dom donald/don dorothy/dot/dolly douglas/doug edward/ed/eddie/ted/ned \
        eleanor/ellie/nell elizabeth/liz/beth/betty/eliza/lizzie/lisa emily/em/emma frances/fran francis/frank/fran \
        franklin/frank frederick/fred/freddy gabriel/gabe geoffrey/geoff gerald/gerry/jerry gregory/greg harold/harry henry/harry/hank \
        isabella/bella/izzy jacob/jake jacqueline/jackie james/jim/jimmy/jamie jeffrey/jeff jennifer/jen/jenny jessica/jess/jessie \
        john/jack/johnny jonathan/jon/johnny joseph/joe/joey joshua/josh judith/judy katherine/kate/kathy/katie kenneth/ken/kenny \
        kimberly/kim lawrence/larry leonard/len/leo lillian/lily louis/lou/louie margaret/maggie/meg/peggy/greta \
        matthew/matt melissa/mel michael/mike/mick/mickey michelle/shelly mitchell/mitch natalie/nat nathan/nate nathaniel/nate/nat \
        nicholas/nick nicole/nicky/nikki oliver/ollie pamela/pam patricia/pat/patty/trish patrick/pat/paddy peter/pete \
        philip/phil phillip/phil rachel/rach raymond/ray rebecca/becky/becca richard/rick/dick/rich robert/bob/rob/bobby/robbie \
        ronald/ron/ronnie samantha/sam samuel/sam/sammy sarah/sally stephanie/steph stephen/steve steven/steve susan/sue/susie \
        teresa/terry/tess theodore/ted/theo theresa/terry/tess thomas/tom/tommy timothy/tim valerie/val victoria/vicky/tori \
        vincent/vince virginia/ginny walter/walt wendy/wen william/bill/will/billy/liam zachary/zach
        """
}
