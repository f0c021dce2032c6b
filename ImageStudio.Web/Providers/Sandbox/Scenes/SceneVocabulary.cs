using System.Collections.Frozen;
using System.Text;

namespace ImageStudio.Web.Providers.Sandbox.Scenes;

/// <summary>The words the sandbox understands. Every other word still counts: it is hashed into palette and composition.</summary>
internal static class SceneVocabulary
{
    private const int LongestText = 4_000;

    // Words of style phrases ("film still", "studio render", "soft light") are left out: providers receive them as part of the description.
    // Words separated by spaces share the cue on the right; signs of Chinese and Japanese and emoji are read one by one.
    private static readonly FrozenDictionary<string, Cue> Cues = Build(
    [
        ("lighthouse lighthouses beacon", new() { Subject = Subject.Lighthouse, Ground = Ground.Sea }),
        ("house cottage cabin hut farmhouse barn home 家 🏠", Subject.House),
        ("castle fortress tower palace citadel 城 🏰", new() { Subject = Subject.Castle, Mood = Mood.Stone }),
        ("town village medina settlement 村", new() { Subject = Subject.Town }),
        ("greenhouse conservatory glasshouse", new() { Subject = Subject.Greenhouse, Setting = Setting.Table, Mood = Mood.Green }),
        ("temple pagoda shrine torii 寺 ⛩", new() { Subject = Subject.Pagoda, Accent = 0xC23B2E }),
        ("tree oak willow 木 🌳", Subject.Tree),
        ("blossom blossoms sakura cherry 桜 櫻 🌸", new() { Subject = Subject.Blossom, Mood = Mood.Spring }),
        ("palm palms tropical island oasis 🌴", Subject.Palm),
        ("pine pines fir spruce conifer 🌲", new() { Subject = Subject.Pines, Ground = Ground.Forest }),
        ("sunflower sunflowers 🌻", new() { Subject = Subject.Flowers, Ground = Ground.Meadow, Accent = 0xF4C030 }),
        ("flower flowers rose tulip poppy bouquet daisy 花 🌷 🌹", Subject.Flowers),
        ("cat kitten cats 猫 貓 🐱 🐈 😺", Subject.Cat),
        ("dog puppy dogs shiba fox wolf hund 犬 狗 🐶 🐕 🦊", Subject.Dog),
        ("bird birds gull gulls seagull seagulls swallow crow raven 鳥 🐦 🕊", Subject.Gulls),
        ("fish koi goldfish whale shark dolphin 魚 鱼 🐟 🐠 🐳", new() { Subject = Subject.Fish, Mood = Mood.Ocean }),
        ("person man woman girl boy figure traveler traveller walker wanderer hiker samurai knight wizard people 人", Subject.Person),
        ("portrait face bust headshot selfie", new() { Setting = Setting.Portrait }),
        ("king queen child lady dancer fisherman monk elf", Subject.Bust),
        ("sailor captain pirate", new() { Subject = Subject.Bust, Sailor = true }),
        ("old elderly grandfather grandmother ancient weathered aged 老", new() { Old = true }),
        ("astronaut cosmonaut spaceman 🧑‍🚀 👩‍🚀 👨‍🚀", new() { Subject = Subject.Astronaut, Weather = Weather.Stars }),
        ("robot android cyborg droid 🤖", Subject.Robot),
        ("car taxi truck automobile 車 🚗 🚕", Subject.Car),
        ("boat ship sailboat yacht ferry sail sailing canoe 船 ⛵", new() { Subject = Subject.Boat, Ground = Ground.Sea }),
        ("balloon balloons airship 🎈", Subject.Balloon),
        ("rocket spaceship spacecraft 🚀", Subject.Rocket),
        ("bottle fruit apple pear lemon life wine 🍎 🍷", new() { Subject = Subject.StillLife, Setting = Setting.Table }),
        ("coffee cup tea mug latte breakfast ☕ 🍵", new() { Subject = Subject.Cup, Setting = Setting.Table }),
        ("product perfume packaging bottleshot speaker watch sneaker lamp cosmetics", new() { Subject = Subject.Product, Setting = Setting.Table }),
        ("gem crystal diamond jewel logo 💎", new() { Subject = Subject.Gem, Setting = Setting.Table }),
        ("plinth mockup tabletop table isometric miniature", new() { Setting = Setting.Table }),
        ("abstract shapes geometric geometry pattern bauhaus minimal composition", new() { Setting = Setting.Abstract }),
        ("window windowsill sill indoors interior room cozy 窓", new() { Setting = Setting.Window }),
        ("mountain mountains alps peak peaks summit volcano fuji 山 🏔 🗻", Ground.Mountains),
        ("sea ocean coast beach shore wave waves harbour harbor bay lake river cliff cliffs basalt fjord 海 🌊", Ground.Sea),
        ("desert dune dunes sahara adobe canyon 砂 🏜", Ground.Desert),
        ("forest woods jungle woodland wood 森 林", Ground.Forest),
        ("city skyline street skyscraper skyscrapers downtown metropolis urban tokyo york 街 都 🌃 🌆 🏙", Ground.City),
        ("rooftop rooftops roofs roof chimneys paris prague 屋", Ground.Rooftops),
        ("meadow field grass garden prairie lavender wheat vineyard 草", Ground.Meadow),
        ("hill hills valley countryside", Ground.Hills),
        ("sunrise dawn morning first 朝 🌅", DayTime.Dawn),
        ("sunset golden evening 夕 🌇", DayTime.Sunset),
        ("dusk twilight hour gloaming", DayTime.Dusk),
        ("night midnight moonlit nocturnal 夜", new() { Time = DayTime.Night, Weather = Weather.Stars }),
        ("moon moonlight 月 🌙", new() { Time = DayTime.Night, Weather = Weather.Stars | Weather.Moon }),
        ("noon day daylight sunny summer sun ☀ 🌞", DayTime.Day),
        ("star stars galaxy space cosmos nebula milky 星 ⭐ ✨", new() { Time = DayTime.Night, Weather = Weather.Stars }),
        ("rain rainy raining drizzle wet 雨 ☔", Weather.Rain | Weather.Clouds),
        ("storm stormy thunder lightning tempest", new() { Weather = Weather.Rain | Weather.Clouds, Mood = Mood.Stone, Time = DayTime.Dusk }),
        ("snow snowy winter ice frozen frost arctic 雪 冬 ❄ ⛄", new() { Ground = Ground.Snow, Mood = Mood.Snow, Weather = Weather.Snowfall }),
        ("mist misty fog foggy haze smoke exposure 霧", Weather.Mist),
        ("cloud clouds cloudy overcast ☁", Weather.Clouds),
        ("autumn fall leaves october harvest 秋 🍂 🍁", Mood.Autumn),
        ("spring april 春", Mood.Spring),
        ("neon cyberpunk futuristic synthwave vaporwave", new() { Mood = Mood.Neon, Time = DayTime.Night, Ground = Ground.City }),
        ("terracotta sienna ochre moroccan", Mood.Terracotta),
        ("pastel candy", Mood.Pastel),
        ("stone rock rocky ruin ruins gothic", Mood.Stone),
        ("sleeping asleep sleeps sleep napping 眠 睡 💤", new() { Asleep = true }),
        ("red crimson scarlet 赤 红", 0xD13A34u), ("orange amber 橙", 0xEE8434u), ("yellow 黄", 0xF4C542u), ("gold 金", 0xE3B04Bu),
        ("green emerald 緑 绿", 0x3C9D62u), ("teal turquoise cyan", 0x2FA7A5u), ("blue azure cobalt 青 蓝", 0x2F6FCEu),
        ("purple violet indigo 紫", 0x7C4FC4u), ("pink magenta 粉", 0xE86FA3u), ("white ivory 白", 0xF1EDE4u),
        ("black ebony 黒 黑", 0x26262Bu), ("brown chocolate 茶", 0x8A5A3Cu),
    ]);

    /// <summary>The cues of a text in reading order.</summary>
    public static List<Cue> Read(string text)
    {
        var cues = new List<Cue>();
        var word = new StringBuilder();
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, LongestText)).EnumerateRunes())
        {
            if (rune.Value < 0x2E80 && Rune.IsLetter(rune)) word.Append(Rune.ToLowerInvariant(rune).ToString());
            else
            {
                Take(cues, word.ToString());
                word.Clear();
                Take(cues, rune.ToString());
            }
        }

        Take(cues, word.ToString());
        return cues;
    }

    private static void Take(List<Cue> cues, string word)
    {
        if (Cues.TryGetValue(word, out var cue)) cues.Add(cue);
        else if (word.EndsWith('s') && Cues.TryGetValue(word[..^1], out cue)) cues.Add(cue);
    }

    private static FrozenDictionary<string, Cue> Build((string Words, Cue Cue)[] rows)
    {
        var cues = new Dictionary<string, Cue>();
        foreach (var (words, cue) in rows)
            foreach (var word in words.Split(' '))
                cues.TryAdd(word, cue);
        return cues.ToFrozenDictionary();
    }
}
