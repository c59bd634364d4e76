// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include "signalbox/literals.h"
#include "support/places.h"
#include "support/test_registry.h"

using namespace signalbox;

namespace {

/// Where a family may be named: in its own folder, its commands and its pages, and in the simulator of its chains.
constexpr const char* homes[] = {"core/evm/",         "core/canopy/",    "core/cosmos/", "core/ibc/",      "core/sim/",
                                 "app/cli/add_chain", "app/cli/canopy_", "ui/addchain/", "app/window/demo"};

}  // namespace

/// The family or the snapshot decides what a chain has; no other code compares the names of families.
class FamiliesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void familyNamesAreNotComparedElsewhere()
    {
        // The name alone, or with a colon if it is searched for; a name in a comparison of SQL.
        static const QRegularExpression names(
            u"\"(eip155|canopy|cosmos)\"|(startsWith|contains|indexOf)\\(u?\"(eip155|canopy|cosmos):|"
            "family\\s*(=|<>|!=)\\s*'"_s);
        QStringList found;
        for (const char* top : {"core", "ui", "app"}) {
            const QString folder = test::sourceFile(QLatin1String(top));
            QDirIterator all(folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (all.hasNext()) {
                const QString path = all.next();
                const QString name = QLatin1String(top) + path.mid(folder.size());
                if (std::any_of(std::begin(homes), std::end(homes),
                                [&](const char* home) { return name.startsWith(QLatin1String(home)); }))
                    continue;
                QFile file(path);
                QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
                int number = 0;
                for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
                    ++number;
                    if (!line.trimmed().startsWith("//"_L1) && names.match(line).hasMatch())
                        found << u"%1:%2: %3"_s.arg(name).arg(number).arg(line.trimmed());
                }
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
};

SIGNALBOX_TEST(FamiliesTest)
#include "families_test.moc"
