// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/hex_layout.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include "events/hex_painter.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "theme/theme.h"

using namespace signalbox;
using namespace signalbox::ui;

/// The places of bytes in a hex view, and what is painted there.
class HexLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyByteIsFoundAtItsPlace()
    {
        HexLayout layout;
        layout.lay(40, {}, 1000, true);
        QCOMPARE(layout.lines().size(), size_t(3));
        QCOMPARE(layout.height(), 3 * HexLayout::lineHeight);
        for (int byte = 0; byte < 40; ++byte) {
            QCOMPARE(layout.byteAt(layout.byteBox(byte).center()), byte);
            const HexLine& line = layout.lines()[size_t(layout.lineOf(byte))];
            const qreal top = layout.lineOf(byte) * HexLayout::lineHeight;
            QCOMPARE(layout.byteAt(layout.textBox(line, top, byte).center()), byte);
        }
        QCOMPARE(layout.byteAt({layout.width(), 2 * HexLayout::lineHeight}), 39);  // the last row is short
        QCOMPARE(layout.byteAt({0, -1}), -1);
        QCOMPARE(layout.byteAt({0, qreal(layout.height())}), -1);
    }

    void aWordIsOnePlace()
    {
        HexLayout layout;
        layout.setMode(HexMode::Words);
        layout.lay(96, {}, 1000, true);
        QCOMPARE(layout.lines().size(), size_t(3));
        QVERIFY(layout.byteBox(40).isEmpty());
        QCOMPARE(layout.byteAt({layout.textLeft() + 30, HexLayout::lineHeight + 1}), 32);
    }

    void rowsAreFoldedOnlyWithoutRoom()
    {
        const std::vector<ByteMark> marks{{32, 32, true}, {448, 5, false}};
        HexLayout layout;
        const auto folds = [&](int room, bool fold) {
            layout.lay(512, marks, room, fold);
            return int(
                std::count_if(layout.lines().begin(), layout.lines().end(), [](const HexLine& l) { return l.fold; }));
        };
        QCOMPARE(folds(32 * HexLayout::lineHeight, true), 0);
        QCOMPARE(folds(100, false), 0);
        QCOMPARE(folds(100, true), 1);
        const int hidden = layout.lineOf(256);
        QVERIFY(layout.lines()[size_t(hidden)].fold);
        QVERIFY(layout.byteBox(256).isEmpty());
        QCOMPARE(layout.byteAt({200, hidden * HexLayout::lineHeight + 1.0}), layout.lines()[size_t(hidden)].first);
    }

    void valuesAreFilledAndOffsetsTinted()
    {
        ThemeManager::instance().install();
        const QByteArray data(32, '\x01');
        const std::vector<ByteMark> marks{{0, 4, true}, {16, 8, false}};
        HexLayout layout;
        layout.lay(int(data.size()), marks, 1000, true);
        QImage image(int(layout.width()), layout.height(), QImage::Format_RGB32);
        const Theme& theme = Theme::current();
        image.fill(theme.surface);
        {
            QPainter painter(&image);
            HexPainter hex(&painter, layout, data, marks);
            for (int line = 0; line < int(layout.lines().size()); ++line)
                hex.paint(line, 30, image.width());
        }
        const auto corner = [&](int byte) {
            return image.pixelColor((layout.byteBox(byte).topLeft() + QPointF(1, 2)).toPoint());
        };
        QCOMPARE(corner(1), theme.selection);
        QCOMPARE(corner(17), theme.fill);
        QCOMPARE(corner(9), theme.surface);
        int framed = 0;
        const QRect cursor = layout.byteBox(30).toAlignedRect();
        for (int x = cursor.left(); x <= cursor.right(); ++x)
            framed += image.pixelColor(x, cursor.top() + 2) == theme.accent ||
                      image.pixelColor(x, cursor.top() + 1) == theme.accent;
        QVERIFY(framed > 4);
    }
};

SIGNALBOX_TEST(HexLayoutTest)
#include "hex_layout_test.moc"
