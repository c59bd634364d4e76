// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/catalog_sheet.h"

#include <QDir>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr qsizetype mostLines = 12;

}  // namespace

QString publisher(const CatalogStanding& standing)
{
    return CatalogSheet::tr("%1 on %2, %3", "who, machine, time")
        .arg(format::safe(standing.by), format::safe(standing.on), format::time(standing.at));
}

CatalogSheet::CatalogSheet(Way way, SettingsSource* source, Workspace* workspace, std::function<void()> again,
                           QWidget* window)
    : Sheet(way == Way::Take ? tr("Adopt workspace catalog") : tr("Publish local catalog"), window),
      m_way(way),
      m_source(source),
      m_workspace(workspace),
      m_again(std::move(again)),
      m_words(new Text({})),
      m_changes(new Text({}, TextRole::Small, Ink::Secondary)),
      m_check(new CheckLine),
      m_go(way == Way::Take ? makeButton(tr("Adopt workspace catalog"), ButtonKind::Primary)
                            : makeButton(tr("Publish"), ButtonKind::Danger))
{
    setAttribute(Qt::WA_DeleteOnClose);
    for (Text* text : {m_words, m_changes}) {
        text->setWordWrap(true);
        body()->addWidget(text);
        text->hide();
    }
    body()->addWidget(m_check);
    addFootButton(m_go);
    setPrimary(m_go);
    connect(m_go, &QPushButton::clicked, this, &CatalogSheet::press);
    renew();
    ask();
}

void CatalogSheet::ask()
{
    m_check->setChecking(tr("Querying the database"));
    whenAnswered(m_source->catalogStanding(), this, [this](const Expected<CatalogStanding>& standing) {
        if (!standing)
            return fail(standing.error());
        showStanding(*standing);
        if (m_way == Way::Take) {
            m_check->clear();
            m_ready = true;
            renew();
            place();
            return;
        }
        whenAnswered(m_source->catalogChanges(), this,
                     [this](const Expected<std::vector<signalbox::Message>>& changes) {
                         if (changes)
                             showChanges(*changes);
                         else
                             fail(changes.error());
                     });
    });
}

void CatalogSheet::showStanding(const CatalogStanding& standing)
{
    const QString file = QDir::toNativeSeparators(standing.file), by = publisher(standing);
    if (m_way == Way::Publish)
        m_words->setText(
            standing.hasFile
                ? tr("The file %1 replaces the catalog published by %2 on all consoles. What it adds is created when a "
                     "console next starts.")
                      .arg(file, by)
                : tr("This console has no file %1. The built-in catalog replaces the one published by %2 on all "
                     "consoles.")
                      .arg(file, by));
    else if (standing.empty)
        m_words->setText(
            tr("All consoles use the built-in catalog, as published by %2. The file %1 is kept under another name.")
                .arg(file, by));
    else
        m_words->setText(
            tr("The catalog published by %2 is written to the file %1. The existing file is kept under another name.")
                .arg(file, by));
    m_words->show();
}

void CatalogSheet::showChanges(const std::vector<signalbox::Message>& sentences)
{
    QStringList lines;
    const auto shown = std::min<std::size_t>(sentences.size(), mostLines);
    for (std::size_t i = 0; i < shown; ++i)
        lines << engineWords(sentences[i]);
    if (sentences.size() > shown)
        lines << tr("and %n more", nullptr, int(sentences.size() - shown));
    lines.prepend(lines.isEmpty() ? tr("No table changes.") : tr("Changes compared with this console's catalog:"));
    m_changes->setText(lines.join(u'\n'));
    m_check->clear(
        tr("Publishing is refused while another console has the workspace open. This console closes it first."));
    m_changes->show();
    m_ready = true;
    renew();
    place();
}

void CatalogSheet::renew()
{
    m_go->setEnabled(m_done || (m_ready && !m_working));
}

void CatalogSheet::press()
{
    if (m_done) {
        accept();
        return;
    }
    m_working = true;
    renew();
    m_check->setChecking(m_way == Way::Take ? tr("Writing file") : tr("Publishing"));
    if (m_way == Way::Take)
        take();
    else if (m_workspace->state() != WorkspaceState::Open)
        publish();
    else {
        auto* once = new QObject(this);
        connect(m_workspace, &Workspace::stateChanged, once, [this, once](WorkspaceState state) {
            if (state != WorkspaceState::Closed)
                return;
            once->deleteLater();
            publish();
        });
        m_workspace->close();
    }
}

void CatalogSheet::take()
{
    whenAnswered(m_source->takeCatalog(), this, [this](const Expected<QString>& kept) {
        if (!kept)
            return fail(kept.error());
        done(kept->isEmpty() ? tr("This console uses the workspace catalog.")
                             : tr("This console uses the workspace catalog. The previous file is kept as %1.")
                                   .arg(QDir::toNativeSeparators(*kept)));
    });
}

void CatalogSheet::publish()
{
    whenAnswered(m_source->publishCatalog(), this, [this](const Expected<Done>& published) {
        if (published)
            return done(tr("All consoles now use this console's catalog."));
        fail(published.error());
        if (m_workspace->state() == WorkspaceState::Closed)
            m_again();  // reopens the workspace that was closed for publishing
    });
}

void CatalogSheet::fail(const Error& error)
{
    m_working = false;
    m_check->set(State::Error, engineWords(error));
    renew();
    place();
}

void CatalogSheet::done(const QString& words)
{
    m_working = false;
    m_done = true;
    m_check->set(State::Ok, words);
    m_changes->hide();
    cancelButton()->hide();
    m_go->setText(tr("Close"));
    m_go->setAccessibleName(m_go->text());
    renew();
    place();
    Q_EMIT settled();
    if (m_workspace->state() == WorkspaceState::Failed || m_workspace->state() == WorkspaceState::Closed)
        m_again();
}

Cures catalogCures(std::shared_ptr<SettingsSource> source, Workspace* workspace)
{
    return [source, workspace](const Error& error, QWidget* window, const std::function<void()>& again) {
        std::vector<MessageAction> actions;
        if (error.code != u"CATALOG_DIFFERS"_s)
            return actions;
        const auto add = [&](const char* id, const QString& text, CatalogSheet::Way way) {
            actions.push_back({QLatin1String(id), text, false,
                               [=] { (new CatalogSheet(way, source.get(), workspace, again, window))->open(); }});
        };
        add("take", CatalogSheet::tr("Adopt workspace catalog…"), CatalogSheet::Way::Take);
        add("publish", CatalogSheet::tr("Publish local catalog…"), CatalogSheet::Way::Publish);
        return actions;
    };
}

}  // namespace signalbox::ui
