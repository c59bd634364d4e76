// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "signalbox/engine.h"
#include "signalbox/ibc_rules.h"
#include "widgets/sheet.h"

class QFormLayout;
class QPushButton;

namespace signalbox::ui {

class CheckLine;

/// A form of one rule. It is stored by Save only; closing it with changes asks once.
class RuleSheet : public Sheet {
    Q_OBJECT
public:
    RuleSheet(Engine* engine, const QString& title, QWidget* window);

    bool isChanged() const { return m_first != state(); }
    virtual QString subject() const = 0;  ///< for the question: "Osmosis, channel-0"
    /// Stores it and closes; what cannot be stored is shown in the sheet.
    void save(const std::function<void(bool saved)>& answer = {});
    void reject() override;

protected:
    virtual QStringList state() const = 0;  ///< the texts of all fields
    virtual QString refusal() const = 0;    ///< why it cannot be stored yet, as a sentence; empty: it can
    virtual QFuture<Expected<Done>> store(IbcRules& rules) = 0;

    QFormLayout* form() const { return m_form; }
    void addField(const QString& label, QWidget* field, const QString& hint = {});
    void begin();  ///< once the fields are filled
    void edited();

private:
    IbcRules* rules() const;
    void askToDiscard();

    QPointer<Engine> m_engine;
    QFormLayout* m_form;
    CheckLine* m_check;
    QPushButton* m_save;
    QStringList m_first;
    QPointer<Sheet> m_question;
};

}  // namespace signalbox::ui
