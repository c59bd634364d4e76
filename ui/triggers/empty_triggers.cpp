// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/empty_triggers.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "signalbox/literals.h"
#include "triggers/model/trigger_examples.h"
#include "widgets/button.h"
#include "widgets/card.h"

namespace signalbox::ui {

EmptyTriggers::EmptyTriggers(QWidget* parent) : QWidget(parent), m_cards(new QVBoxLayout(this))
{
    m_cards->setContentsMargins(16, 16, 16, 16);
    m_cards->addStretch(1);
    m_cards->addStretch(2);
    setChain(0);
}

void EmptyTriggers::setChain(qint64 chainId)
{
    if (std::exchange(m_chain, chainId) != chainId)
        rebuild();
}

void EmptyTriggers::rebuild()
{
    delete std::exchange(m_content, nullptr);
    m_content = new QWidget;
    m_content->setMaximumWidth(960);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    auto* title = new Text(tr("Let Signalbox act when something happens"), TextRole::SheetTitle);
    auto* words =
        new Text(tr("A trigger watches the registry events of a chain. When all its conditions are true it sends a "
                    "message, calls your service or an agent's tool. Begin with an example and change it."),
                 TextRole::Base, Ink::Secondary);
    for (Text* each : {title, words}) {
        each->setAlignment(Qt::AlignHCenter);
        each->setWordWrap(true);
        column->addWidget(each);
    }
    auto* row = new QBoxLayout(QBoxLayout::LeftToRight);
    row->setSpacing(12);
    for (const TriggerExample& example : triggerExamples(m_chain)) {
        auto* card = new Card(example.title);
        auto* box = card->addPadded();
        auto* text = new Text(example.words, TextRole::Base, Ink::Secondary);
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        QPushButton* use = makeButton(tr("Use example"), ButtonKind::Normal, example.icon, ControlSize::Card);
        use->setAccessibleName(tr("Use the example: %1").arg(example.title));
        box->addWidget(text, 1);
        box->addWidget(use, 0, Qt::AlignLeft);
        card->head()->setTitleElided();
        row->addWidget(card, 1);
        connect(use, &QPushButton::clicked, this, [this, trigger = example.trigger] { Q_EMIT exampleWanted(trigger); });
    }
    column->addLayout(row);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    QPushButton* fresh = makeButton(tr("New trigger"), ButtonKind::Primary, u"plus"_s);
    QPushButton* import = makeButton(tr("Import…"), ButtonKind::Normal, u"download"_s);
    import->setAccessibleName(tr("Import triggers"));
    buttons->addStretch(1);
    buttons->addWidget(fresh);
    buttons->addWidget(import);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(fresh, &QPushButton::clicked, this, [this] { Q_EMIT exampleWanted(emptyTrigger(m_chain)); });
    connect(import, &QPushButton::clicked, this, &EmptyTriggers::importWanted);
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, m_content, 0, Qt::AlignHCenter);
}

}  // namespace signalbox::ui
