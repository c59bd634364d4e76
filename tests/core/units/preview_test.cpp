// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/shipped_families.h"
#include "signalbox/literals.h"
#include "units/previews.h"

#include <QTest>

#include "store/chains.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;
using signalbox::test::PgDatabase;

class PreviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// From samples in which blocks were read faster than the chain grew.
    void aReindexHasAnEstimate()
    {
        PgDatabase db;
        const auto session = db.session();
        store::NewChain chain;
        chain.chain.caip2 = u"eip155:10"_s;
        chain.chain.name = u"Estimated"_s;
        QVERIFY(store::Chains(*session).add(chain));
        db.value(
            u"INSERT INTO signalbox.streams (caip2, stream, from_block) VALUES ('eip155:10', "
            "'headers', 0) ON CONFLICT DO NOTHING"_s);
        db.value(u"SELECT signalbox.cover('eip155:10', ARRAY['headers'], ARRAY[0], ARRAY[999], true)"_s);
        Command command{arguments::Reindex{{0, 499}}, chain.chain.caip2, {}};
        auto preview = makePreview(*session, *shippedFamilies(), command);
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().text()));
        QCOMPARE(preview->blocks, 500);
        QVERIFY(!preview->seconds);
        db.value(
            u"INSERT INTO signalbox.samples (caip2, step, at, blocks, head) SELECT 'eip155:10', '10 s', "
            "now() - i * interval '10 s', 5, 1000 - 5 * i FROM generate_series(1, 20) AS i"_s);
        preview = makePreview(*session, *shippedFamilies(), command);
        QVERIFY(preview && !preview->seconds);  // it only followed its head
        db.value(
            u"INSERT INTO signalbox.samples (caip2, step, at, blocks, head) SELECT 'eip155:10', '1 min', "
            "now() - i * interval '1 h', b, 800 - 5 * i FROM (VALUES (3, 600), (4, 60), (5, 5)) AS v (i, b)"_s);
        preview = makePreview(*session, *shippedFamilies(), command);
        QVERIFY(preview);
        QCOMPARE(preview->seconds, std::optional(50.0));

        // An added stream reads the same blocks again.
        command.args = arguments::StreamAdd{{.stream = u"transfers"_s, .from = 800}};
        preview = makePreview(*session, *shippedFamilies(), command);
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().text()));
        QCOMPARE(preview->blocks, 200);
        QCOMPARE(preview->seconds, std::optional(20.0));
        command.args = arguments::StreamAdd{{.stream = u"transfers"_s, .from = 5'000}};
        QCOMPARE(makePreview(*session, *shippedFamilies(), command)->blocks, 0);
    }
};

SIGNALBOX_TEST(PreviewTest)
#include "preview_test.moc"
