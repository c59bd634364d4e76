// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <QTextDocument>

#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "widgets/detail_pane.h"
#include "widgets/plain_tip.h"
#include "widgets/segments.h"

using namespace signalbox;
using namespace signalbox::ui;

/// Text from a chain is drawn literally: tips of widgets would take it for rich text.
class HarmlessTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tipsArePlain()
    {
        const QString picture = u"<img src=\"file:///etc/hostname\"> and <b>bold</b>"_s;
        QVERIFY(Qt::mightBeRichText(picture));
        QTextDocument shown;
        shown.setHtml(plainTip(picture));
        QCOMPARE(shown.toPlainText(), picture);
        QCOMPARE(plainTip(u"uptime > 99 & more"_s), u"uptime > 99 & more"_s);
        FilterChip chip(u"tag is"_s, picture);
        QVERIFY(!chip.toolTip().contains(u'<'));
    }
};

SIGNALBOX_TEST(HarmlessTextTest)
#include "harmless_text_test.moc"
