// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLocale>
#include <QRandomGenerator>
#include <QTest>

#include "cli/output.h"
#include "support/test_registry.h"
#include "widgets/format.h"

using namespace signalbox;

/// Lags and estimates have the same text in the window and on the command line.
class DurationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void windowAndCommandLineAgree()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        std::vector<double> seconds{0,   0.05,  0.8,   1,     3.99,   9.94,   9.95,   20,  59.9, 60,        600,
                                    824, 3'599, 3'600, 8'872, 86'399, 86'400, 90'000, 1e6, 1e8,  9'234'380, 1e9};
        QRandomGenerator random(7);
        for (int i = 0; i < 1'000; ++i)
            seconds.push_back(std::pow(10, random.bounded(8.0)));
        for (const double each : seconds)
            QCOMPARE(cli::durationText(each), ui::format::duration(each));
    }
};

SIGNALBOX_TEST(DurationsTest)
#include "durations_test.moc"
