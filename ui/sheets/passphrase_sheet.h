// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sheet.h"

namespace signalbox::ui {

class PassphraseFields;

/// Asks for the passphrase over an open window: when the workspace opens, or when the first key is stored.
class PassphraseSheet : public Sheet {
    Q_OBJECT
public:
    /// `again` means that the previous passphrase was wrong.
    PassphraseSheet(bool create, bool again, QWidget* window);
    static QString words(bool create);

Q_SIGNALS:
    void answered(const QString& passphrase);  ///< emitted once; empty: open without the keys
    void lost();  ///< emitted instead if the passphrase is lost and the keys are to be entered again

private:
    void say(const QString& passphrase);
    void askWhetherLost();

    PassphraseFields* m_fields;
    Text* m_words;
    QPushButton* m_lost;
    QPushButton* m_go;
    bool m_said = false;
};

}  // namespace signalbox::ui
