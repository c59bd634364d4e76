// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/literals.h"
#include "support/test_registry.h"

#include <QTest>
#include <exception>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

using namespace signalbox;

int main(int argc, char** argv)
{
    Application app(argc, argv);
    QStringList arguments = app.arguments();
    QString only;
    if (arguments.size() > 1 && !arguments.at(1).startsWith(QLatin1Char('-')))
        only = arguments.takeAt(1);
    // QtTest's handler prints a stack for each signal; where printing crashes it repeats without an end.
    if (!arguments.contains("-nocrashhandler"_L1))
        arguments.append(u"-nocrashhandler"_s);
    int failed = 0;
    int run = 0;
    for (const auto& entry : signalbox::test::registry()) {
        if (!only.isEmpty() && only != QLatin1String(entry.name))
            continue;
        const std::unique_ptr<QObject> object = entry.make();
        try {
            failed += QTest::qExec(object.get(), arguments);
        } catch (const std::exception& error) {  // reported by QTest without its words
            qWarning("%s", error.what());
            ++failed;
        }
        ++run;
    }
    if (run == 0) {
        qWarning("no test class of that name");
        return 1;
    }
    return failed == 0 ? 0 : 1;
}
