// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/wait.h>
#include <unistd.h>
#include <QFile>
#include <QTemporaryFile>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

using Access = WorkspaceTools::Access;

Expected<std::unique_ptr<DatabaseTools>> databaseOf(Context& context, Access access = Access::Shared)
{
    const auto tools = context.tools();
    if (!tools)
        return fail(tools.error());
    return (*tools)->database(access);
}

QString stateText(MigrationEntry::State state)
{
    switch (state) {
        case MigrationEntry::State::Pending:
            return u"pending"_s;
        case MigrationEntry::State::Applied:
            return u"applied"_s;
        case MigrationEntry::State::Changed:
            return u"changed"_s;
        case MigrationEntry::State::Missing:
            return u"missing"_s;
    }
    return {};
}

int status(Context& context)
{
    const auto database = databaseOf(context);
    if (!database)
        return context.finish(database.error());
    const auto all = (*database)->migrations();
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    bool wrong = false;
    for (const MigrationEntry& m : *all) {
        const QString state = stateText(m.state);
        wrong |= m.state == MigrationEntry::State::Missing || m.state == MigrationEntry::State::Changed;
        QJsonObject object{{u"number"_s, m.number}, {u"name"_s, m.name}, {u"state"_s, state}};
        if (m.appliedAt.isValid()) {
            object.insert(u"appliedAt"_s, m.appliedAt.toUTC().toString(Qt::ISODateWithMs));
            object.insert(u"tookMs"_s, m.tookMs);
            object.insert(u"appVersion"_s, m.appVersion);
        }
        context.out.object(object);
        rows.push_back({QString::number(m.number), m.name, state,
                        m.appliedAt.isValid() ? m.appliedAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s) : QString(),
                        m.appliedAt.isValid() ? u"%1 ms"_s.arg(m.tookMs, 0, 'f', 0) : QString(), m.appVersion});
    }
    context.out.table(u"NUMBER|NAME|STATE|APPLIED (UTC)|TOOK|BY VERSION"_s.split(QLatin1Char('|')), rows, {0, 4});
    if (const QString version = (*database)->serverVersion(); !version.isEmpty())
        context.out.note(version);
    return wrong ? 1 : 0;
}

int migrate(Context& context)
{
    const auto database = databaseOf(context);
    if (!database)
        return context.finish(database.error());
    const auto applied = (*database)->migrate([&](const Message& text) { context.out.note(text.english()); });
    if (!applied)
        return context.finish(applied.error());
    context.out.object({{u"applied"_s, *applied}});
    context.out.line(*applied == 0 ? u"Nothing to do."_s : u"Applied %1."_s.arg(plural(*applied, "migration")));
    return 0;
}

int revert(Context& context)
{
    const auto downTo = number(context.args.at(0), "migration number");
    if (!downTo)
        return context.finish(downTo.error());
    const auto database = databaseOf(context, Access::Alone);
    if (!database)
        return context.finish(database.error());
    const auto all = (*database)->migrations();
    if (!all)
        return context.finish(all.error());
    QStringList names;
    for (const MigrationEntry& m : *all)
        if (m.appliedAt.isValid() && m.number > *downTo)
            names << u"%1 %2"_s.arg(m.number).arg(m.name);
    if (names.isEmpty()) {
        context.out.object({{u"reverted"_s, 0}});
        context.out.line(u"Nothing to do."_s);
        return 0;
    }
    context.out.note(
        u"These migrations will be reverted, with every table and row they created: %1."_s.arg(names.join(u", "_s)));
    const auto losses = (*database)->previewRevert(int(*downTo));
    if (!losses)
        return context.finish(losses.error());
    for (const TableLoss& loss : *losses)
        context.out.note(u"  %1: %2%3"_s.arg(loss.table, loss.exact ? QString() : u"≈ "_s, plural(loss.rows, "row")));
    if (const auto yes = context.confirmByTyping(u"revert"_s); !yes)
        return context.finish(yes.error());
    const auto reverted = (*database)->revert(int(*downTo));
    if (!reverted)
        return context.finish(reverted.error());
    context.out.object({{u"reverted"_s, *reverted}});
    context.out.line(u"Reverted %1."_s.arg(plural(*reverted, "migration")));
    return 0;
}

int connection(Context& context)
{
    const auto database = databaseOf(context);
    if (!database)
        return context.finish(database.error());
    const DatabaseAddress info = (*database)->address(context.args.has("read-only"));
    const bool reveal = context.args.has("reveal");
    const QString text = reveal ? QString::fromUtf8(info.conninfo) : info.display;
    QJsonObject object{{u"conninfo"_s, text},
                       {u"host"_s, info.host},
                       {u"port"_s, info.port},
                       {u"dbname"_s, info.database},
                       {u"user"_s, info.user}};
    if (reveal)
        object.insert(u"password"_s, info.password);
    context.out.object(object);
    context.out.line(text);
    if (!reveal)
        context.out.note(context.anyTools().isLocal()
                             ? u"Use --reveal to include the password. The database runs only while a "
                               "window or a command has the workspace open."_s
                             : u"Use --reveal to include the password."_s);
    return 0;
}

/// A field of a password file, with backslashes and colons escaped.
QByteArray passField(const QString& text)
{
    QString field = text;
    return field.replace(QLatin1Char('\\'), u"\\\\"_s).replace(QLatin1Char(':'), u"\\:"_s).toUtf8();
}

int psql(Context& context)
{
    const auto database = databaseOf(context);
    if (!database)
        return context.finish(database.error());
    const DatabaseAddress info = (*database)->address(context.args.has("read-only"));
    QTemporaryFile passfile;  // created with mode 0600
    if (!passfile.open())
        return context.finish(Error::make(ErrorKind::Internal, "PASSFILE",
                                          Message(u"The temporary password file could not be created."_s)));
    passfile.write(passField(info.host) + ':' + QByteArray::number(info.port) + ':' + passField(info.database) + ':' +
                   passField(info.user) + ':' + passField(info.password) + '\n');
    passfile.close();
    QList<QByteArray> words{QFile::encodeName((*database)->psqlProgram()), info.withoutPassword};
    for (const QString& word : context.args.rest)
        words << word.toUtf8();
    std::vector<char*> argv;
    for (QByteArray& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const QByteArray file = QFile::encodeName(passfile.fileName());
    const pid_t child = ::fork();
    if (child == 0) {
        ::setenv("PGPASSFILE", file.constData(), 1);
        ::execvp(argv[0], argv.data());
        ::_exit(127);
    }
    int state = 0;
    while (::waitpid(child, &state, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(state) && WEXITSTATUS(state) == 127)
        return context.finish(Error::make(ErrorKind::NotFound, "NO_PSQL",
                                          Message(u"psql was not found. Install the package postgresql-client."_s)));
    return WIFEXITED(state) ? (WEXITSTATUS(state) == 0 ? 0 : 1) : 1;
}

}  // namespace

std::vector<CommandSpec> databaseCommands()
{
    const QString db = u"db"_s;
    const OptionSpec reader{"read-only", Kind::Flag, "", "as the read-only role"};
    return {
        {{db, u"status"_s},
         "",
         "list schema migrations: applied, pending, changed or missing",
         {},
         "signalbox-cli db status",
         status},
        {{db, u"migrate"_s},
         "",
         "apply pending migrations (opening a workspace does this, too)",
         {},
         "signalbox-cli db migrate",
         migrate},
        {{db, u"revert"_s},
         "N",
         "revert every migration above number N and delete its data",
         {{"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli db revert 1",
         revert},
        {{db, u"connection"_s},
         "",
         "print a libpq connection string for other tools",
         {{"reveal", Kind::Flag, "", "include the password"}, reader},
         "signalbox-cli db connection\npsql \"$(signalbox-cli db connection --reveal)\"",
         connection},
        {{db, u"psql"_s},
         "",
         "open psql on the workspace's database; arguments after -- are passed to psql",
         {reader},
         "signalbox-cli db psql\nsignalbox-cli db psql -- -c 'SELECT * FROM signalbox.chains'",
         psql},
    };
}

}  // namespace signalbox::cli
