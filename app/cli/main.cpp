// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <cstdio>

#include "cli/commands.h"
#include "cli/context.h"
#include "engine/make_engine.h"
#include "signalbox/literals.h"

int main(int argc, char** argv)
{
    using namespace signalbox;
    engine::prepareProgram(false);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"signalbox-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));

    const auto commands = cli::allCommands();
    const QStringList words = app.arguments().mid(1);
    cli::Output out;
    out.json = words.contains(u"--json"_s);
    out.quiet = words.contains(u"--quiet"_s);
    const auto parsed = cli::parse(words, commands);
    if (!parsed)
        return out.error(parsed.error());
    if (parsed->version) {
        std::printf("signalbox-cli %s\n", SIGNALBOX_VERSION);
        return 0;
    }
    if (parsed->help) {
        std::fputs(cli::helpText(parsed->helpPath, commands).toUtf8().constData(), stdout);
        return 0;
    }
    cli::Context context(*parsed, out);
    const int code = parsed->spec->run(context);
    context.close();
    return code;
}
