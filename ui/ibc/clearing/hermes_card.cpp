// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/hermes_card.h"

#include <QGridLayout>
#include <QMenu>
#include <QPushButton>

#include "ibc/model/ibc_words.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

HermesCard::HermesCard(QWidget* parent)
    : Card(tr("Hermes"), parent),
      m_chip(new StateChip),
      m_settings(makeButton(tr("Settings"), ButtonKind::Normal, u"settings"_s, ControlSize::Card)),
      m_whole(makeButton(tr("Clear whole chain…"), ButtonKind::Normal, {}, ControlSize::Card)),
      m_trouble(new CheckLine),
      m_program(new DetailRow(tr("Program"))),
      m_config(new DetailRow(tr("Configuration"))),
      m_rest(new DetailRow(tr("REST interface"))),
      m_chains(new DetailRow(tr("Chains")))
{
    head()->setHeight(44);
    head()->addLeft(m_chip);
    head()->addRight(m_settings);
    head()->addRight(m_whole);
    m_settings->setAccessibleName(tr("Settings of Hermes"));
    m_whole->setMenu(new QMenu(m_whole));
    m_whole->setEnabled(false);
    m_trouble->setContentsMargins(12, 0, 12, 6);
    m_trouble->hide();
    body()->addWidget(m_trouble);
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 8);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_program, 0, 0);
    grid->addWidget(m_config, 1, 0);
    grid->addWidget(m_rest, 0, 1);
    grid->addWidget(m_chains, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    body()->addLayout(grid);
    m_chip->set(State::Starting, tr("asking"));
    connect(m_settings, &QPushButton::clicked, this, &HermesCard::settingsWanted);
}

void HermesCard::set(const Expected<HermesStatus>& answer)
{
    m_trouble->setVisible(!answer || !answer->trouble.isEmpty());
    if (!answer) {
        m_chip->set(State::Error, tr("not known"));
        m_trouble->set(State::Error, tr("Hermes could not be asked."), engineWords(answer.error()));
        m_whole->setEnabled(false);
        return;
    }
    const bool there = !answer->version.isEmpty();
    m_chip->set(there && answer->trouble.isEmpty() ? State::Ok
                : there                            ? State::Slow
                                                   : State::Error,
                there ? tr("Hermes %1", "version").arg(ibc::briefText(answer->version, 24)) : tr("not available"));
    if (!answer->trouble.isEmpty())
        m_trouble->set(there ? State::Slow : State::Error, format::safe(engineWords(answer->trouble)));
    const auto set = [](DetailRow* row, const QString& value) {
        row->setValue(value.isEmpty() ? HermesCard::tr("not set") : format::safe(value), {}, TextRole::Mono,
                      value.isEmpty() ? Ink::Secondary : Ink::Text);
    };
    set(m_program, answer->path);
    set(m_config, answer->config);
    set(m_rest, answer->rest);
    if (!answer->rest.isEmpty())
        m_rest->setType(answer->restAnswers ? tr("answers") : tr("does not answer"));
    else
        m_rest->setType({});
    m_chains->setValue(answer->chains.isEmpty() ? tr("none", "chains")
                                                : ibc::briefText(format::list(answer->chains), 300));
    fillChains(answer->restAnswers ? answer->chains : QStringList());
}

void HermesCard::fillChains(const QStringList& chains)
{
    m_whole->setEnabled(!chains.isEmpty());
    m_whole->setToolTip(chains.isEmpty() ? tr("Needs the REST interface of Hermes: set it in the settings and start "
                                              "Hermes with it.")
                                         : QString());
    if (std::exchange(m_shown, chains) == chains)
        return;
    m_whole->menu()->clear();
    for (const QString& chain : chains)
        connect(m_whole->menu()->addAction(tr("%1…", "chain").arg(ibc::briefText(chain, 60))), &QAction::triggered,
                this, [this, chain] { Q_EMIT wholeChainWanted(chain); });
}

}  // namespace signalbox::ui
