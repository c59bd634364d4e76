// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/catalog_card.h"

#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>

#include "language/engine_words.h"
#include "models/answer.h"
#include "settings/catalog_sheet.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"

namespace signalbox::ui {

CatalogCard::CatalogCard(Workspace* workspace, SettingsSource* source, QWidget* parent)
    : Card(tr("Canopy catalog"), parent),
      m_workspace(workspace),
      m_source(source),
      m_check(new CheckLine),
      m_take(makeButton(tr("Adopt workspace catalog…"), ButtonKind::Normal, u"download"_s, ControlSize::Card)),
      m_publish(makeButton(tr("Publish local catalog…"), ButtonKind::Normal, u"server"_s, ControlSize::Card))
{
    QVBoxLayout* box = addPadded();
    box->setSpacing(12);
    box->addWidget(m_check);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_take);
    buttons->addWidget(m_publish);
    buttons->addStretch(1);
    box->addLayout(buttons);
    const auto open = [this](QPushButton* button, CatalogSheet::Way way) {
        connect(button, &QPushButton::clicked, this, [this, way] {
            const auto again = [workspace = m_workspace, directory = m_workspace->info().directory] {
                workspace->open(directory);
            };
            auto* sheet = new CatalogSheet(way, m_source, m_workspace, again, window());
            connect(sheet, &CatalogSheet::settled, this, &CatalogCard::renew);
            sheet->open();
        });
    };
    open(m_take, CatalogSheet::Way::Take);
    open(m_publish, CatalogSheet::Way::Publish);
    connect(workspace, &Workspace::stateChanged, this, &CatalogCard::renew);
    m_take->hide();
    m_publish->hide();
    if (!isShared())
        hide();
}

bool CatalogCard::isShared() const
{
    return m_workspace->state() == WorkspaceState::Open && m_workspace->info().mode == u"server"_s;
}

void CatalogCard::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    renew();  // the file may have changed in the meantime
}

void CatalogCard::renew()
{
    const quint64 ticket = ++m_ticket;
    const bool shared = isShared();
    m_take->hide();
    m_publish->hide();
    setVisible(shared);
    if (!shared || ticket != m_ticket)  // showing the card has already started a query
        return;
    m_check->setChecking(tr("Querying the database"));
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
        m_check->set(State::Slow, tr("This console's catalog file differs from the published catalog."),
                     tr("All consoles use the catalog published by %1. The file %2 differs: publish it or adopt the "
                        "published catalog; otherwise this console is refused at its next start.")
                         .arg(by, file));
    else if (standing.differs)
        m_check->set(
            State::Ok, tr("This console uses the workspace catalog."),
            tr("Published by %1. This console has no catalog file; publishing removes what the catalog adds.").arg(by));
    else if (standing.empty)
        m_check->set(State::Ok, tr("All consoles use the built-in catalog."),
                     tr("Create the file %1 to add tables and columns.").arg(file));
    else
        m_check->set(State::Ok, tr("This console's catalog file is the published catalog."),
                     tr("Published by %1.").arg(by));
    m_take->setVisible(standing.hasFile && standing.differs);
    m_publish->setVisible(standing.differs);
}

}  // namespace signalbox::ui
