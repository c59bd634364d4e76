// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "toy_world.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Its adapter cannot be created while the endpoint is a wrong one, as with a key that cannot be read.
class FussyToyFamily : public ToyFamily {
public:
    using ToyFamily::ToyFamily;

    indexing::ChainWorker::Parts workerParts(const engine::FamilyParts& parts,
                                             const engine::WorkerInput& input) const override
    {
        auto made = ToyFamily::workerParts(parts, input);
        made.adapter = [good = made.adapter,
                        url = input.endpoints.front().url]() -> Expected<std::unique_ptr<indexing::Adapter>> {
            if (url.contains("wrong"_L1))
                return fail(ErrorKind::Unavailable, "SECRETS_LOCKED", Message(u"The key cannot be read."_s));
            return good();
        };
        return made;
    }
    Expected<store::StreamRow> streamRow(const store::ChainRow& chain, const StreamDraft& draft) const override
    {
        return store::StreamRow{
            chain.caip2, draft.stream, draft.from.value_or(0), draft.to, {{u"address"_s, draft.label}}, draft.label};
    }
};

}  // namespace

/// An operator's correction while a chain cannot start takes effect without a restart, and so do streams that are added
/// then.
class LateCorrectionTest : public QObject {
    Q_OBJECT

    inline static const QString toy = ToyWorld::toy;

private Q_SLOTS:
    void correctionsBeforeTheStartTakeEffect()
    {
        ToyWorld world;
        world.start<FussyToyFamily>();
        const auto chain = world.chain;
        QCOMPARE(world.carryOut(ToyWorld::addCommand(u"http://127.0.0.1:1/wrong"_s)).state, CommandState::Done);
        const auto now = [&] { return world.now(); };
        QTRY_VERIFY_WITH_TIMEOUT(now() && now()->state == ChainState::Error, 20'000);

        QCOMPARE(
            world.carryOut({arguments::StreamAdd{{.stream = u"more"_s, .from = 50, .label = u"0x2"_s}}, toy, {}}).state,
            CommandState::Done);
        QCOMPARE(chain->askedBlocks(), 0);
        const qint64 id = world.database.value(u"SELECT id FROM signalbox.endpoints"_s).toLongLong();
        QCOMPARE(world
                     .carryOut({arguments::EndpointEdit{.id = id,
                                                        .address = EndpointDraft{.url = u"http://127.0.0.1:1/right"_s}},
                                toy,
                                {}})
                     .state,
                 CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(now()->live && now()->indexed == chain->head(), 20'000);
        QCOMPARE(chain->askedStreams(), QSet<QString>({u"ticks"_s, u"more"_s}));
        QCOMPARE(chain->settingsOf(u"more"_s), QJsonObject({{u"address"_s, u"0x2"_s}}));

        // A stream with other settings under the same name is requested with these.
        QCOMPARE(world.carryOut({arguments::StreamAdd{{.stream = u"again"_s, .label = u"0x3"_s}}, toy, {}}).state,
                 CommandState::Done);
        QTRY_COMPARE_WITH_TIMEOUT(chain->settingsOf(u"again"_s), QJsonObject({{u"address"_s, u"0x3"_s}}), 20'000);
    }
};

SIGNALBOX_TEST(LateCorrectionTest)
#include "late_correction_test.moc"
