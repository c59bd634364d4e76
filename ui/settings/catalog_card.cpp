#include "settings/catalog_card.h"

#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>

#include "language/engine_words.h"
#include "models/answer.h"
#include "settings/catalog_sheet.h"
#include "widgets/button.h"
#include "widgets/check_line.h"

namespace signalbox::ui {

CatalogCard::CatalogCard(Workspace* workspace, SettingsSource* source, QWidget* parent)
    : Card(tr("Catalog of Canopy chains"), parent),
      m_workspace(workspace),
      m_source(source),
      m_check(new CheckLine),
      m_take(makeButton(tr("Take the workspace's catalog…"), ButtonKind::Normal, QStringLiteral("download"),
                        ControlSize::Card)),
      m_publish(makeButton(tr("Publish mine…"), ButtonKind::Normal, QStringLiteral("server"), ControlSize::Card))
{
    QVBoxLayout* box = addPadded();
    box->setSpacing(12);
    box->addWidget(m_check);
    auto* levers = new QHBoxLayout;
    levers->setSpacing(8);
    levers->addWidget(m_take);
    levers->addWidget(m_publish);
    levers->addStretch(1);
    box->addLayout(levers);
    const auto lever = [this](QPushButton* button, CatalogSheet::Way way) {
        connect(button, &QPushButton::clicked, this, [this, way] {
            const auto again = [workspace = m_workspace, directory = m_workspace->info().directory] {
                workspace->open(directory);
            };
            auto* sheet = new CatalogSheet(way, m_source, m_workspace, again, window());
            connect(sheet, &CatalogSheet::settled, this, &CatalogCard::renew);
            sheet->open();
        });
    };
    lever(m_take, CatalogSheet::Way::Take);
    lever(m_publish, CatalogSheet::Way::Publish);
    connect(workspace, &Workspace::stateChanged, this, &CatalogCard::renew);
    m_take->hide();
    m_publish->hide();
    if (!isShared())
        hide();
}

bool CatalogCard::isShared() const
{
    return m_workspace->state() == WorkspaceState::Open && m_workspace->info().mode == QStringLiteral("server");
}

void CatalogCard::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    renew();  // the file may have been changed meanwhile
}

void CatalogCard::renew()
{
    const quint64 ticket = ++m_ticket;
    const bool shared = isShared();
    m_take->hide();
    m_publish->hide();
    setVisible(shared);
    if (!shared || ticket != m_ticket)  // being shown, it has asked
        return;
    m_check->setChecking(tr("Asking the database"));
    whenAnswered(m_source->catalogStanding(), this, [this, ticket](const Expected<CatalogStanding>& standing) {
        if (ticket != m_ticket)
            return;
        if (standing)
            tell(*standing);
        else
            m_check->set(State::Error, engineWords(standing.error()));
    });
}

void CatalogCard::tell(const CatalogStanding& standing)
{
    const QString by = publisher(standing), file = QDir::toNativeSeparators(standing.file);
    if (standing.hasFile && standing.differs)
        m_check->set(State::Slow, tr("This console's file is not what all consoles work by."),
                     tr("All work by what %1 published. The file %2 says something else: publish this file or adopt "
                        "the published one; otherwise this console is refused at its next start.")
                         .arg(by, file));
    else if (standing.differs)
        m_check->set(State::Ok, tr("This console works by the workspace's catalog."),
                     tr("It was published by %1. This console has no file of its own; publishing takes back what the "
                        "catalog adds.")
                         .arg(by));
    else if (standing.empty)
        m_check->set(State::Ok, tr("All consoles work by what comes with Signalbox."),
                     tr("A file %1 adds tables and columns.").arg(file));
    else
        m_check->set(State::Ok, tr("This console's file is what all consoles work by."),
                     tr("It was published by %1.").arg(by));
    m_take->setVisible(standing.hasFile && standing.differs);
    m_publish->setVisible(standing.differs);
}

}  // namespace signalbox::ui
