#include <sys/wait.h>
#include <unistd.h>
#include <QFile>
#include <QTemporaryFile>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"

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
            return QStringLiteral("pending");
        case MigrationEntry::State::Applied:
            return QStringLiteral("applied");
        case MigrationEntry::State::Changed:
            return QStringLiteral("changed");
        case MigrationEntry::State::Missing:
            return QStringLiteral("missing");
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
        QJsonObject object{
            {QStringLiteral("number"), m.number}, {QStringLiteral("name"), m.name}, {QStringLiteral("state"), state}};
        if (m.appliedAt.isValid()) {
            object.insert(QStringLiteral("appliedAt"), m.appliedAt.toUTC().toString(Qt::ISODateWithMs));
            object.insert(QStringLiteral("tookMs"), m.tookMs);
            object.insert(QStringLiteral("appVersion"), m.appVersion);
        }
        context.out.object(object);
        rows.push_back(
            {QString::number(m.number), m.name, state,
             m.appliedAt.isValid() ? m.appliedAt.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : QString(),
             m.appliedAt.isValid() ? QStringLiteral("%1 ms").arg(m.tookMs, 0, 'f', 0) : QString(), m.appVersion});
    }
    context.out.table(QStringLiteral("NUMBER|NAME|STATE|APPLIED (UTC)|TOOK|BY VERSION").split(QLatin1Char('|')), rows,
                      {0, 4});
    if (const QString version = (*database)->serverVersion(); !version.isEmpty())
        context.out.note(version);
    return wrong ? 1 : 0;
}

int migrate(Context& context)
{
    const auto database = databaseOf(context);
    if (!database)
        return context.finish(database.error());
    const auto applied = (*database)->migrate([&](const QString& text) { context.out.note(text); });
    if (!applied)
        return context.finish(applied.error());
    context.out.object({{QStringLiteral("applied"), *applied}});
    context.out.line(*applied == 0 ? QStringLiteral("Nothing to do.")
                                   : QStringLiteral("Applied %1.").arg(plural(*applied, "migration")));
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
            names << QStringLiteral("%1 %2").arg(m.number).arg(m.name);
    if (names.isEmpty()) {
        context.out.object({{QStringLiteral("reverted"), 0}});
        context.out.line(QStringLiteral("Nothing to do."));
        return 0;
    }
    context.out.note(QStringLiteral("These migrations will be reverted, with every table and row they created: %1.")
                         .arg(names.join(QStringLiteral(", "))));
    const auto losses = (*database)->previewRevert(int(*downTo));
    if (!losses)
        return context.finish(losses.error());
    for (const TableLoss& loss : *losses)
        context.out.note(QStringLiteral("  %1: %2%3")
                             .arg(loss.table, loss.exact ? QString() : QStringLiteral("≈ "), plural(loss.rows, "row")));
    if (const auto yes = context.confirmByTyping(QStringLiteral("revert")); !yes)
        return context.finish(yes.error());
    const auto reverted = (*database)->revert(int(*downTo));
    if (!reverted)
        return context.finish(reverted.error());
    context.out.object({{QStringLiteral("reverted"), *reverted}});
    context.out.line(QStringLiteral("Reverted %1.").arg(plural(*reverted, "migration")));
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
    QJsonObject object{{QStringLiteral("conninfo"), text},
                       {QStringLiteral("host"), info.host},
                       {QStringLiteral("port"), info.port},
                       {QStringLiteral("dbname"), info.database},
                       {QStringLiteral("user"), info.user}};
    if (reveal)
        object.insert(QStringLiteral("password"), info.password);
    context.out.object(object);
    context.out.line(text);
    if (!reveal)
        context.out.note(context.anyTools().isLocal()
                             ? QStringLiteral("Use --reveal to include the password. The database runs only while a "
                                              "window or a command has the workspace open.")
                             : QStringLiteral("Use --reveal to include the password."));
    return 0;
}

/// A field of a password file, with backslashes and colons escaped.
QByteArray passField(const QString& text)
{
    QString field = text;
    return field.replace(QLatin1Char('\\'), QStringLiteral("\\\\"))
        .replace(QLatin1Char(':'), QStringLiteral("\\:"))
        .toUtf8();
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
                                          QStringLiteral("The temporary password file could not be created.")));
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
        return context.finish(
            Error::make(ErrorKind::NotFound, "NO_PSQL",
                        QStringLiteral("psql was not found. Install the package postgresql-client.")));
    return WIFEXITED(state) ? (WEXITSTATUS(state) == 0 ? 0 : 1) : 1;
}

}  // namespace

std::vector<CommandSpec> databaseCommands()
{
    const QString db = QStringLiteral("db");
    const OptionSpec reader{"read-only", Kind::Flag, "", "as the read-only role"};
    return {
        {{db, QStringLiteral("status")},
         "",
         "list schema migrations: applied, pending, changed or missing",
         {},
         "signalbox-cli db status",
         status},
        {{db, QStringLiteral("migrate")},
         "",
         "apply pending migrations (opening a workspace does this, too)",
         {},
         "signalbox-cli db migrate",
         migrate},
        {{db, QStringLiteral("revert")},
         "N",
         "revert every migration above number N and delete its data",
         {{"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli db revert 1",
         revert},
        {{db, QStringLiteral("connection")},
         "",
         "print a libpq connection string for other tools",
         {{"reveal", Kind::Flag, "", "include the password"}, reader},
         "signalbox-cli db connection\npsql \"$(signalbox-cli db connection --reveal)\"",
         connection},
        {{db, QStringLiteral("psql")},
         "",
         "open psql on the workspace's database; arguments after -- are passed to psql",
         {reader},
         "signalbox-cli db psql\nsignalbox-cli db psql -- -c 'SELECT * FROM signalbox.chains'",
         psql},
    };
}

}  // namespace signalbox::cli
