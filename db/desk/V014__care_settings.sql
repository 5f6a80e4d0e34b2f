-- The first protocol and the first helplines; supervisors edit both in the browser.

-- The tier follows the most pressing choice. It says how soon somebody is needed, and nothing about what a member will do.
insert into setting (kind, version, body, made_by) values ('protocol', 1, $$
{"steps": [
  {"key": "assess", "name": "Assess", "hint": "What you know, not what you fear", "required": true, "kind": "questions",
   "questions": [
    {"key": "safe", "name": "Feels safe right now?", "choices": [
      {"key": "yes", "name": "Yes", "tier": null},
      {"key": "not_sure", "name": "Not sure", "tier": "urgent"},
      {"key": "no", "name": "No", "tier": "immediate"}]},
    {"key": "plan", "name": "Speaks of a way or a time?", "choices": [
      {"key": "no", "name": "No", "tier": null},
      {"key": "not_sure", "name": "Not clear", "tier": "urgent"},
      {"key": "yes", "name": "Yes", "tier": "immediate"}]},
    {"key": "nearby", "name": "Somebody nearby?", "choices": [
      {"key": "now", "name": "Yes, now", "tier": null},
      {"key": "later", "name": "Later today", "tier": null},
      {"key": "nobody", "name": "Nobody", "tier": "urgent"},
      {"key": "unknown", "name": "Not known", "tier": null}]},
    {"key": "reached_out", "name": "Has reached out before?", "choices": [
      {"key": "yes", "name": "Yes", "tier": null},
      {"key": "no", "name": "No", "tier": null},
      {"key": "unknown", "name": "Not known", "tier": null}]},
    {"key": "young", "name": "Could be under 18?", "choices": [
      {"key": "no", "name": "No sign of it", "tier": null},
      {"key": "maybe", "name": "Possibly", "tier": "urgent"}]}]},
  {"key": "respond", "name": "Respond", "hint": "First words to the member", "required": true, "kind": "message", "questions": []},
  {"key": "resources", "name": "Resources", "hint": "Choose what to offer", "required": true, "kind": "resources", "questions": []},
  {"key": "hand_over", "name": "Hand over", "hint": "To the safeguarding lead", "required": true, "kind": "hand_over", "questions": []},
  {"key": "document", "name": "Document", "hint": "What you saw and did", "required": true, "kind": "text", "questions": []},
  {"key": "follow_up", "name": "Follow up", "hint": "A date and a person", "required": true, "kind": "follow_up", "questions": []},
  {"key": "debrief", "name": "Debrief", "hint": "For you, not for the file", "required": true, "kind": "debrief", "questions": []}]}
$$, 'default');

-- Taken from what the services publish about themselves. Nobody of this community has checked them yet, so each is marked
-- until somebody has.
insert into setting (kind, version, body, made_by) values ('helplines', 1, $$
{"helplines": [
  {"key": "samaritans-gb", "country": "GB", "name": "Samaritans", "about": "someone to listen",
   "channels": [{"kind": "phone", "dial": "116 123"}, {"kind": "email", "dial": "jo@samaritans.org"}],
   "hours": {"zone": "UTC", "stretches": []}, "languages": ["en"], "topics": ["crisis", "listening"], "source": "samaritans.org", "verified_at": null},
  {"key": "shout-gb", "country": "GB", "name": "Shout", "about": "by text, no call",
   "channels": [{"kind": "text", "dial": "85258", "keyword": "SHOUT"}],
   "hours": {"zone": "UTC", "stretches": []}, "languages": ["en"], "topics": ["crisis", "listening"], "source": "giveusashout.org", "verified_at": null},
  {"key": "samaritans-ie", "country": "IE", "name": "Samaritans", "about": "someone to listen",
   "channels": [{"kind": "phone", "dial": "116 123"}, {"kind": "email", "dial": "jo@samaritans.ie"}],
   "hours": {"zone": "UTC", "stretches": []}, "languages": ["en"], "topics": ["crisis", "listening"], "source": "samaritans.org", "verified_at": null},
  {"key": "988-us", "country": "US", "name": "988 Suicide & Crisis Lifeline", "about": "call, text or chat",
   "channels": [{"kind": "phone", "dial": "988"}, {"kind": "text", "dial": "988"}, {"kind": "chat", "dial": "chat.988lifeline.org"}],
   "hours": {"zone": "UTC", "stretches": []}, "languages": ["en", "es"], "topics": ["crisis", "listening"], "source": "988lifeline.org", "verified_at": null},
  {"key": "crisis-text-us", "country": "US", "name": "Crisis Text Line", "about": "by text, no call",
   "channels": [{"kind": "text", "dial": "741741", "keyword": "HOME"}],
   "hours": {"zone": "UTC", "stretches": []}, "languages": ["en", "es"], "topics": ["crisis", "listening"], "source": "crisistextline.org", "verified_at": null},
  {"key": "lifeline-au", "country": "AU", "name": "Lifeline", "about": "crisis support",
   "channels": [{"kind": "phone", "dial": "13 11 14"}],
   "hours": {"zone": "UTC", "stretches": []}, "languages": ["en"], "topics": ["crisis", "listening"], "source": "lifeline.org.au", "verified_at": null},
  {"key": "children-eu", "country": "EU", "name": "Child helpline", "about": "for children and young people; hours differ from country to country",
   "channels": [{"kind": "phone", "dial": "116 111"}],
   "hours": {"zone": "UTC", "stretches": []}, "languages": [], "topics": ["children", "listening"], "source": "childhelplineinternational.org", "verified_at": null},
  {"key": "emergency-eu", "country": "EU", "name": "Emergency services", "about": "where a life is in danger",
   "channels": [{"kind": "phone", "dial": "112"}],
   "hours": {"zone": "UTC", "stretches": []}, "languages": [], "topics": ["emergency"], "source": "112.eu", "verified_at": null},
  {"key": "emergency-gb", "country": "GB", "name": "Emergency services", "about": "where a life is in danger",
   "channels": [{"kind": "phone", "dial": "999"}],
   "hours": {"zone": "UTC", "stretches": []}, "languages": ["en"], "topics": ["emergency"], "source": "gov.uk", "verified_at": null},
  {"key": "emergency-us", "country": "US", "name": "Emergency services", "about": "where a life is in danger",
   "channels": [{"kind": "phone", "dial": "911"}],
   "hours": {"zone": "UTC", "stretches": []}, "languages": ["en", "es"], "topics": ["emergency"], "source": "911.gov", "verified_at": null},
  {"key": "emergency-au", "country": "AU", "name": "Emergency services", "about": "where a life is in danger",
   "channels": [{"kind": "phone", "dial": "000"}],
   "hours": {"zone": "UTC", "stretches": []}, "languages": ["en"], "topics": ["emergency"], "source": "triplezero.gov.au", "verified_at": null}]}
$$, 'default');
